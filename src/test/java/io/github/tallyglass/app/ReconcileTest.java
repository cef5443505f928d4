package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.WriterLock;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reconcile` from the command line to captured replies and back.
class ReconcileTest {

    private static final String DAY = "2026-11-18..2026-11-18";

    @TempDir
    private Path folder;

    private TestHome home;
    private ReplayGateway gateway;

    @BeforeEach
    void read() throws Exception {
        home = new TestHome(folder, ReplayGateway.CAPTURED_AT);
        gateway = new ReplayGateway(home.clock);
        assertThat(home.add("work", gateway.url().toString(), ReplayGateway.TOKEN)
                        .exit())
                .isZero();
        assertThat(home.run("sync", "--since", "30d", "--rate", "unlimited").exit())
                .isZero();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Ran reconcile(String range, String... more) {
        var words = new ArrayList<String>(List.of("reconcile", range, "--zone", "UTC", "--json"));
        words.addAll(List.of(more));
        return home.run(words.toArray(String[]::new));
    }

    @Test
    void theCapturedDayEqualsTheCapturedStat() {
        var ran = reconcile(DAY);

        assertThat(ran.exit()).as(ran.all()).isZero();
        var day = ran.json().path("days").get(0);
        assertThat(ran.json().path("days")).hasSize(1);
        assertThat(day.path("state").asString()).isEqualTo("equal");
        assertThat(day.path("server_quota").asLong())
                .as("gross: refunds are not subtracted")
                .isEqualTo(952_943);
        assertThat(day.path("difference").asLong()).isZero();
        assertThat(gateway.requests())
                .anyMatch(path -> path.startsWith("/api/log/self/stat?")
                        && path.contains("start_timestamp=" + ReplayGateway.DAY_FROM)
                        && path.contains("end_timestamp=" + ReplayGateway.DAY_TO));
    }

    @Test
    void everyDayThatWasReadIsEqualOneRequestEach() {
        var before = gateway.requests().size();

        var ran = reconcile("30d");

        assertThat(ran.json().path("days").size()).isGreaterThan(29);
        for (var day : ran.json().path("days")) {
            // The first day of a rolling range was read from the middle on.
            var first = day.path("day").asString().equals("2026-10-23");
            assertThat(day.path("state").asString()).as(day.toString()).isEqualTo(first ? "not-covered" : "equal");
        }
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(gateway.requests().size() - before)
                .isLessThanOrEqualTo(ran.json().path("days").size());
        assertThat(home.run("reconcile", "7d").exit()).isZero();
    }

    @Test
    void aBrokenBuildsZeroIsToldAsWhatItIs() {
        gateway.answerWith(
                "/api/log/self/stat", json("{\"success\":true,\"data\":{\"quota\":0,\"rpm\":3,\"tpm\":99}}"));

        var ran = reconcile(DAY);

        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(ran.json().path("days").get(0).path("state").asString()).isEqualTo("explained");
        assertThat(ran.json().path("days").get(0).path("reason").asString()).isEqualTo("stat-zero");
        assertThat(ran.json().path("days").get(0).path("local_quota").asLong()).isEqualTo(952_943);
    }

    @Test
    void whatThePurgeTookIsListedAndKept() {
        gateway.answerWith("/api/log/self/stat", json("{\"success\":true,\"data\":{\"quota\":0,\"rpm\":0,\"tpm\":0}}"));
        gateway.answerWith(
                "/api/log/self",
                json("{\"success\":true,\"data\":{\"page\":1,\"page_size\":100,\"total\":0,\"items\":[]}}"));
        var before = home.run("report", DAY, "--zone", "UTC", "--json").json().path("totals");

        var ran = reconcile(DAY);

        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(ran.json().path("days").get(0).path("reason").asString()).isEqualTo("purged-upstream");
        var vanished = ran.json().path("vanished").get(0);
        assertThat(vanished.path("rows").asLong()).isEqualTo(244);
        assertThat(vanished.path("quota").asLong()).isEqualTo(952_943);
        assertThat(home.run("report", DAY, "--zone", "UTC", "--json").json().path("totals"))
                .isEqualTo(before);
        var text = home.run("reconcile", DAY, "--zone", "UTC");
        assertThat(text.out()).contains("rows were deleted at the gateway", "244 of its rows of 2026-11-18");
    }

    @Test
    void aRefusedTokenFailsAndSaysSo() {
        gateway.answerWith("/api/log/self/stat", "auth/wrong-token");
        var ran = reconcile(DAY);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.errorCode()).isEqualTo("auth-rejected");
        assertThat(ran.json().path("days").isEmpty()).isTrue();
    }

    @Test
    void comparingAloneStoresNothing() {
        home.clock.advance(Duration.ofMinutes(1));
        var ran = reconcile(DAY, "--no-reread");
        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(ran.json().path("days").get(0).path("state").asString()).isEqualTo("equal");
    }

    @Test
    void besideAnotherWriterItOnlyCompares() {
        var folders = Folders.locate(folder, home.environment::get);
        assertThat(WriterLock.acquire(folders, "window")).isInstanceOfSatisfying(Result.Ok.class, held -> {
            try (var lock = (WriterLock) held.value()) {
                assertThat(lock).isNotNull();
                var refused = reconcile(DAY);
                assertThat(refused.exit()).isEqualTo(1);
                assertThat(refused.errorCode()).isEqualTo("other-writer");
                var compared = reconcile(DAY, "--no-reread");
                assertThat(compared.exit()).as(compared.all()).isZero();
                assertThat(compared.json().path("days").get(0).path("state").asString())
                        .isEqualTo("equal");
            }
        });
    }

    @Test
    void allBeginsWhereRowsBegin() {
        var ran = reconcile("all");
        assertThat(ran.json().path("days").get(0).path("day").asString()).isEqualTo("2026-10-23");
    }

    private static LoopbackServer.Reply json(String body) {
        return new LoopbackServer.Reply(
                200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }
}
