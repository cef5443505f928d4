package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.GatewayTestKit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts as their owner manages them through the command line, over loopback HTTP and a real cache:
/// whatever is done to one, no row is lost, none comes twice, and none is given to another.
class ManagedAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T13:30:00Z");
    private static final int DAYS = 12;

    @TempDir
    private Path folder;

    private TestHome home;
    private DemoGateway gateway;
    private Doors doors;

    @BeforeEach
    void open() throws Exception {
        home = new TestHome(folder, NOW);
        gateway = new DemoGateway(settings());
        doors = new Doors(gateway).admit("token-of-seven", "7");
    }

    @AfterEach
    void close() {
        doors.close();
        gateway.close();
    }

    private DemoSettings settings() {
        return DemoSettings.standard()
                .withClock(home.clock)
                .withZone(ZoneOffset.UTC)
                .withDays(DAYS);
    }

    private Ran sync() {
        return home.run("sync", "--since", "30d", "--rate", "unlimited", "--json");
    }

    private Ran edit(String token, String... words) {
        home.environment.put("NEXT", token);
        var all = new ArrayList<>(List.of("account", "edit", "work", "--json"));
        all.addAll(List.of(words));
        return home.run(all.toArray(String[]::new));
    }

    private long grossQuota(String... filter) {
        return report(filter).json().path("totals").path("gross_quota").asLong();
    }

    private Ran report(String... filter) {
        var words = new ArrayList<>(List.of("report", "30d", "--zone", "UTC", "--json"));
        words.addAll(List.of(filter));
        return home.run(words.toArray(String[]::new));
    }

    /// What the gateway itself says: gross quota up to the last second that a sync reads.
    private long stat() {
        try (var http = GatewayTestKit.http()) {
            var end = home.clock.instant().getEpochSecond() - 11;
            return GatewayTestKit.ok(GatewayTestKit.client(http, gateway.url(), gateway.token(), gateway.userId())
                            .stat(new Interval(end - 30 * 86_400L, end)))
                    .value();
        }
    }

    private static void done(Ran ran) {
        assertThat(ran.exit()).as(ran.all()).isZero();
    }

    private static void failed(Ran ran, String code) {
        assertThat(ran.exit()).as(ran.all()).isNotZero();
        assertThat(ran.errorCode()).as(ran.all()).isEqualTo(code);
    }

    private void addWork() {
        done(home.add("work", doors.url(), "token-of-seven"));
    }

    @Test
    void aTokenThatIsRotatedInTheMiddleOfASyncLosesAndDoublesNothing() {
        addWork();
        var before = doors.requests().size();
        doors.beforeAnswer(count -> {
            if (count == before + 20) {
                doors.revoke("token-of-seven");
                doors.admit("next-token", "7");
            }
        });

        var stopped = sync();

        assertThat(stopped.exit()).as(stopped.all()).isEqualTo(3);
        var account = stopped.json().path("accounts").get(0);
        assertThat(account.path("error").path("code").asString()).isEqualTo("auth-rejected");
        assertThat(account.path("covered").isEmpty()).isFalse();
        var kept = account.path("rows_new").asLong();
        assertThat(home.run("account", "list").out()).contains("stopped");
        failed(edit("a-wrong-token", "--secret-env", "NEXT"), "auth-rejected");

        done(edit("next-token", "--secret-env", "NEXT"));
        assertThat(home.run("account", "list").out()).doesNotContain("stopped");
        var rest = sync();
        done(rest);
        assertThat(grossQuota()).isEqualTo(stat());
        var again = rest.json().path("accounts").get(0).path("rows_new").asLong();
        assertThat(kept).isPositive();
        assertThat(again).isPositive();
        assertThat(home.run("export", "30d", "--out", "-", "--columns", "request_id")
                        .out()
                        .lines()
                        .count())
                .as("every row once, and the header")
                .isEqualTo(kept + again + 1);
        assertThat(rest.all() + stopped.all()).doesNotContain("next-token", "token-of-seven");
    }

    @Test
    void aGatewayThatMovesTakesItsHistoryAlong() throws Exception {
        addWork();
        done(sync());
        var quota = grossQuota();
        assertThat(quota).isPositive().isEqualTo(stat());
        try (var moved = new Doors(gateway).admit("token-of-seven", "7")) {
            done(edit("", "--url", moved.url() + "/console", "--name", "office"));
            doors.close();

            var synced = sync();

            done(synced);
            assertThat(synced.json().path("accounts").get(0).path("rows_new").asLong())
                    .isZero();
            assertThat(grossQuota("--account", "=office")).isEqualTo(quota);
        }
    }

    @Test
    void anotherSystemWithTheSameUserNumberIsNoticed() throws Exception {
        addWork();
        done(sync());
        try (var other = new DemoGateway(settings().withSeed(99).withDays(3));
                var elsewhere = new Doors(other).admit("token-of-seven", "7")) {
            failed(edit("", "--url", elsewhere.url()), "another-account");
            assertThat(home.run("account", "list").out()).contains(doors.url());
            done(edit("", "--url", elsewhere.url(), "--force"));
        }
    }

    @Test
    void oneAddressSeveralUsersAndNoneTwice() {
        addWork();
        doors.admit("token-of-eight", "8").admit("second-token-of-seven", "7");
        done(home.add("home", doors.url(), "token-of-eight"));
        failed(home.add("again", doors.url() + "/v1", "second-token-of-seven"), "same-account");
        assertThat(home.add("again", doors.url(), "second-token-of-seven").err())
                .contains("\"work\"");
        done(sync());
        assertThat(grossQuota("--account", "=work")).isEqualTo(grossQuota("--account", "=home"));
        failed(edit("token-of-eight", "--secret-env", "NEXT"), "wrong-user");
        failed(edit("token-of-eight", "--secret-env", "NEXT", "--user-id", "8"), "same-account");
    }

    @Test
    void aRemovedAccountsRowsCountUntilTheyAreDeleted() {
        addWork();
        done(sync());
        var quota = grossQuota();

        var removed = home.run("account", "remove", "work");

        done(removed);
        assertThat(removed.err()).contains("--delete-rows");
        assertThat(home.run("account", "list", "--json").json().isEmpty()).isTrue();
        assertThat(grossQuota()).isEqualTo(quota);
        var asked = doors.requests().size();
        sync();
        assertThat(doors.requests()).hasSize(asked);

        doors.admit("token-of-eight", "8");
        done(home.add("work", doors.url(), "token-of-eight"));
        assertThat(grossQuota("--account", "=work (removed)")).isEqualTo(quota);
        done(home.run("account", "remove", "work (removed)", "--delete-rows"));
        assertThat(grossQuota()).isZero();
    }

    @Test
    void aRemovedAccountThatIsAddedAgainHasItsRowsAndReadsOnlyWhatCameSince() {
        addWork();
        done(sync());
        done(home.run("account", "remove", "work", "--keep-rows"));
        home.clock.advance(Duration.ofHours(30));
        doors.admit("next-token", "7");

        var added = home.add("office", doors.url(), "next-token");

        done(added);
        assertThat(added.err()).contains("was removed before");
        var synced = sync();
        done(synced);
        assertThat(grossQuota("--account", "=office")).isEqualTo(stat());
        var account = synced.json().path("accounts").get(0);
        assertThat(account.path("rows_seen").asLong()).isLessThan(3_000);
        assertThat(report().json().path("complete").asBoolean()).isTrue();
    }

    @Test
    void anAccountByHourlySumsAloneAsksForNoRowUntilItIsToldTo() {
        done(home.add("work", doors.url(), "token-of-seven", "--mode", "aggregates"));
        var before = doors.requests().size();

        var synced = sync();

        done(synced);
        assertThat(synced.json().path("accounts").get(0).path("mode").asString())
                .isEqualTo("aggregates");
        assertThat(doors.requests().subList(before, doors.requests().size()))
                .isNotEmpty()
                .noneMatch(target -> target.startsWith("/api/log/"));
        var report = report("--by", "model").json();
        assertThat(report.path("totals").path("quota").asLong())
                .as("rows and sums are never mixed")
                .isZero();
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.path("hourly").path("gross_quota").asLong()).isPositive();
        assertThat(report.path("hourly").path("groups").isEmpty()).isFalse();
        assertThat(home.run("report", "30d").out()).contains("hourly sums");

        done(edit("", "--mode", "rows"));
        done(sync());
        assertThat(grossQuota()).isEqualTo(stat());
        assertThat(report().json().path("hourly").isMissingNode()).isTrue();
    }

    @Test
    void aPausedAccountIsLeftAloneUntilItIsResumed() {
        addWork();
        done(home.run("account", "pause", "work"));
        var asked = doors.requests().size();
        sync();
        assertThat(doors.requests()).hasSize(asked);
        assertThat(home.run("account", "list").out()).contains("paused");
        done(home.run("account", "resume", "work", "--json"));
        done(sync());
        assertThat(grossQuota()).isEqualTo(stat());
    }
}
