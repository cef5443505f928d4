package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaReply;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyCollectTest {

    @TempDir
    private Path home;

    private @Nullable ProxyBed opened;

    private ProxyBed bed(String definition) throws IOException {
        opened = new ProxyBed(home, definition);
        return opened;
    }

    @AfterEach
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
    }

    private static String captured(String name) throws IOException {
        try (var in = ProxyCollectTest.class.getResourceAsStream("/captures/cliproxyapi-7.2.140/records/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CollectorState state(ProxyBed bed) {
        AccountSync latest = bed.latest.get();
        return latest == null || latest.collector() == null ? CollectorState.IDLE : latest.collector();
    }

    @Test
    void onePassBringsRecordsLoginsAndWindows() throws IOException {
        var bed = bed("");
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.server.publish(CpaRecord.of(captured("compat-apikey-nonstream-ok.json")));

        var outcome = bed.collecting.collect(bed.account, bed.latest::set, new Signal());

        assertThat(outcome.error()).isNull();
        assertThat(outcome.rowsNew()).isEqualTo(2);
        assertThat(bed.store.records().logins(bed.account.id()))
                .extracting(Login::provider, Login::label, Login::state)
                .contains(
                        tuple("codex", "a@example.com", Login.State.ACTIVE),
                        tuple("codex", "b@example.com", Login.State.DISABLED),
                        tuple("kimi", "kimi", Login.State.ACTIVE));
        assertThat(bed.count("SELECT COUNT(*) FROM origin WHERE login = 'a@example.com' AND login_ref = '"
                        + ProxyBed.CODEX + "'"))
                .isEqualTo(1);
        assertThat(bed.count("SELECT COUNT(*) FROM origin WHERE login = 'fakecompat sk-…0001'"))
                .as("API keys of the configuration have their names")
                .isEqualTo(1);
        assertThat(bed.count(
                        "SELECT COUNT(DISTINCT login || window_id) FROM window_reading WHERE window_id IN ('5h', '7d')"
                                + " AND login IN ('" + ProxyBed.CODEX + "', '" + ProxyBed.CLAUDE + "')"))
                .isEqualTo(4);
        assertThat(state(bed).version()).isEqualTo("7.2.140");
        assertThat(state(bed).statistics()).isTrue();
        assertThat(state(bed).retentionSeconds()).isEqualTo(60);
    }

    @Test
    void questionsGoToLoginsThatAreThereAndInUse() throws IOException {
        var bed = bed("");
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());

        assertThat(bed.asked)
                .allMatch(call -> List.of(ProxyBed.CODEX, ProxyBed.CLAUDE, ProxyBed.ANTIGRAVITY, "bc4e37519a170943")
                        .contains(call.substring(0, 16)));
        assertThat(bed.asked)
                .filteredOn(call -> call.startsWith(ProxyBed.CODEX))
                .first()
                .asString()
                .contains("$TOKEN$", "acct-invented-1", "\"method\":\"GET\"")
                .doesNotContainIgnoringCase("accept-encoding");
        assertThat(bed.asked)
                .anyMatch(call -> call.startsWith(ProxyBed.ANTIGRAVITY) && call.contains("proj-invented-1"));
        assertThat(bed.server.log().requests())
                .allMatch(request -> request.header("x-forwarded-for") == null)
                .allMatch(request -> request.header("x-real-ip") == null)
                .allMatch(request -> ("Bearer " + bed.key).equals(request.header("authorization")));
    }

    @Test
    void aSecondPassAsksNobodyWhoHasJustAnswered() throws IOException {
        var bed = bed("");
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());
        var codex =
                bed.asked.stream().filter(call -> call.contains("wham/usage\"")).count();
        bed.clock.forward(Duration.ofMinutes(1));
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());
        assertThat(bed.asked.stream()
                        .filter(call -> call.contains("wham/usage\""))
                        .count())
                .isEqualTo(codex);

        assertThat(bed.collecting.readLeft(bed.account, new Signal())).isInstanceOf(Result.Ok.class);
        assertThat(bed.asked.stream()
                        .filter(call -> call.contains("wham/usage\""))
                        .count())
                .isEqualTo(codex + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"mode\":\"http\"}", "{\"mode\":\"shared\"}"})
    void aWrongKeyIsShownOnceAndOnceMoreWhenTheUserSaysSo(String definition) throws Exception {
        var bed = bed(definition);
        bed.key = "wrong-key";
        var loop = bed.start();
        bed.until("the key was refused", () -> bed.server.failedAttempts() == 1);
        bed.until(
                "that is told",
                () -> bed.latest.get() != null && bed.latest.get().failure() != null);
        for (var minute = 0; minute < 60; minute += 5) {
            bed.clock.forward(Duration.ofMinutes(5));
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(bed.server.failedAttempts()).isEqualTo(1);
        assertThat(Objects.requireNonNull(bed.latest.get()).failure()).isInstanceOf(Failure.WrongManagementKey.class);

        loop.refresh();
        bed.until("it was shown again", () -> bed.server.failedAttempts() == 2);
        bed.key = CpaServer.KEY;
        loop.refresh();
        bed.until("the right one is taken", () -> state(bed).connected());
        assertThat(bed.server.failedAttempts()).isEqualTo(2);
    }

    @Test
    void aWrongKeyOfOnePassIsShownOnce() throws IOException {
        var bed = bed("");
        bed.key = "wrong-key";
        var outcome = bed.collecting.collect(bed.account, bed.latest::set, new Signal());
        assertThat(outcome.error()).isInstanceOf(Failure.WrongManagementKey.class);
        assertThat(bed.server.failedAttempts()).isEqualTo(1);
    }

    @Test
    void statisticsThatAreOffAreToldAndCanBeTurnedOn() throws IOException {
        var bed = bed("");
        bed.server.statistics(false);
        bed.start();
        bed.until("that is told", () -> Boolean.FALSE.equals(state(bed).statistics()));

        assertThat(bed.collecting.enableStatistics(bed.account)).isEqualTo(Result.ok(true));
        assertThat(bed.server.statistics()).isTrue();
        bed.until("that is told", () -> Boolean.TRUE.equals(state(bed).statistics()));
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.until("the record is stored", () -> bed.count("SELECT COUNT(*) FROM event") == 1);
    }

    @Test
    void somebodyWhoTakesTheRecordsIsSuspectedUntilSomeCome() throws IOException {
        var bed = bed("");
        bed.start();
        bed.until("it is connected", () -> state(bed).connected() && state(bed).statistics() != null);
        for (var look = 1; look <= 2; look++) {
            assertThat(state(bed).otherConsumer()).isFalse();
            bed.server.management().authFiles =
                    bed.server.management().authFiles.replace("\"success\":" + look, "\"success\":" + (look + 1));
            bed.nextLook();
        }
        bed.until("it is suspected", () -> state(bed).otherConsumer());
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.until("it is no more", () -> !state(bed).otherConsumer());
    }

    @Test
    void anUpdateThatNamesLoginsAnewKeepsTheirHistory() throws IOException {
        var bed = bed("");
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());
        var windows = bed.count("SELECT COUNT(*) FROM window_reading WHERE login = '" + ProxyBed.CODEX + "'");
        bed.server.management().authFiles =
                bed.server.management().authFiles.replace(ProxyBed.CODEX, "00000000000000aa");
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());

        assertThat(windows).isPositive();
        assertThat(bed.count("SELECT COUNT(*) FROM window_reading WHERE login = '00000000000000aa'"))
                .isGreaterThanOrEqualTo(windows);
        assertThat(bed.store.records().logins(bed.account.id()))
                .filteredOn(login -> login.email().equals("a@example.com"))
                .singleElement()
                .satisfies(login -> assertThat(login.label()).isEqualTo("a@example.com"));
    }

    @Test
    void managementThatFailsKeepsNothingFromBeingCollected() throws IOException {
        var bed = bed("");
        for (var route : List.of("GET /auth-files", "GET /config", "GET /usage-statistics-enabled")) {
            bed.server.management().route(route, request -> CpaReply.error(500, "handler not initialized"));
        }
        bed.start();
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.until("the record is stored", () -> bed.count("SELECT COUNT(*) FROM event") == 1);
        assertThat(bed.count("SELECT COUNT(*) FROM origin WHERE login = 'a@example.com'"))
                .isEqualTo(1);
    }

    @Test
    void aServerThatGoesAndComesBackIsReadOn() throws IOException {
        var bed = bed("");
        bed.start();
        bed.until("it is connected", () -> state(bed).connected());
        bed.server.stop();
        bed.until("that is told", () -> !state(bed).connected());
        bed.server.restart();
        bed.until("it is connected", () -> state(bed).connected());
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.until("the record is stored", () -> bed.count("SELECT COUNT(*) FROM event") == 1);
    }

    @Test
    void secondsInWhichNobodyFetchedAreNamed() throws Exception {
        var bed = bed("");
        bed.start();
        bed.until("it is connected", () -> state(bed).connected());
        for (var second = 0; second < 120; second += 10) {
            bed.clock.forward(Duration.ofSeconds(10));
            var at = bed.clock.instant();
            bed.until(
                    "the queue was fetched",
                    () -> bed.server.log().resp().stream()
                            .anyMatch(connection -> connection.commands().size() > 1));
            LockSupport.parkNanos(30_000_000);
            assertThat(at).isEqualTo(bed.clock.instant());
        }
        bed.stop();
        assertThat(bed.store.coverage(bed.account.id()).isEmpty()).isFalse();
        bed.clock.forward(Duration.ofHours(1));
        var outcome = bed.collecting.collect(bed.account, bed.latest::set, new Signal());
        assertThat(outcome.error()).isNull();
        assertThat(outcome.missing()).isNotEmpty().allMatch(missing -> missing.why() instanceof Failure.NotCollected);
        bed.server.statistics(false);
        bed.clock.forward(Duration.ofMinutes(10));
        assertThat(bed.collecting
                        .collect(bed.account, bed.latest::set, new Signal())
                        .missing())
                .isNotEmpty()
                .allMatch(missing -> missing.why() instanceof Failure.StatisticsOff);
    }

    @Test
    void whatRecordsTellOfWindowsIsKeptForLoginsThatExist() throws IOException {
        var bed = bed("");
        bed.refusal = 500;
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        bed.server.publish(
                CpaRecord.of(captured("codex-oauth-nonstream-ok.json").replace(ProxyBed.CODEX, "ffffffffffffffff")));
        bed.collecting.collect(bed.account, bed.latest::set, new Signal());

        assertThat(bed.count("SELECT COUNT(*) FROM window_reading WHERE login = '" + ProxyBed.CODEX
                        + "' AND source = 'HEADERS' OR source = 'headers'"))
                .isPositive();
        assertThat(bed.count("SELECT COUNT(*) FROM window_reading WHERE login = 'ffffffffffffffff'"))
                .isZero();
    }

    @Test
    void anHourCostsTheServerFewQuestions() throws IOException {
        var bed = bed("");
        bed.start();
        bed.until("it was looked at", () -> bed.requests("GET /v0/management/api-key-usage") > 0);
        var before = bed.server.log().requests().size();
        for (var look = 0; look < 11; look++) {
            bed.nextLook();
        }
        // Three questions a look, and four logins that are idle: twice each, with the plan or the second
        // address at most two more.
        assertThat(bed.server.log().requests().size() - before).isLessThan(11 * 3 + 40);
    }

    @Test
    void aTestTakesNoRecordAndTellsWhatMatters() throws IOException {
        var bed = bed("");
        bed.server.retention(3_600);
        bed.server.publish(CpaRecord.of(captured("codex-oauth-nonstream-ok.json")));
        var draft = new Draft(
                "x",
                AccountKind.CLIPROXY,
                bed.server.url() + "/management.html",
                "",
                Scope.SELF,
                null,
                null,
                "{\"mode\":\"shared\"}");
        var tested = bed.collecting.test(draft, new Secret(bed.key));

        assertThat(tested).isInstanceOfSatisfying(Result.Ok.class, found -> {
            var value = (Tested) found.value();
            assertThat(value.version()).isEqualTo("7.2.140");
            assertThat(value.account().url()).isEqualTo(bed.server.url());
            assertThat(value.account().definition()).isEqualTo("{\"mode\":\"shared\"}");
            var proxy = Objects.requireNonNull(value.proxy());
            assertThat(proxy.retentionSeconds()).isEqualTo(3_600);
            assertThat(proxy.statistics()).isTrue();
            assertThat(proxy.logins()).hasSize(7);
        });
        assertThat(bed.server.queued()).isEqualTo(1);
        assertThat(bed.collecting.test(draft, new Secret("wrong")))
                .isEqualTo(Result.err(new Failure.WrongManagementKey(bed.account.host())));
        assertThat(bed.server.failedAttempts()).isEqualTo(1);
    }

    @Test
    void anAddressIsRecognisedWithoutAKey() throws IOException {
        var bed = bed("");
        assertThat(bed.collecting.recognised(bed.server.url().toString())).contains(AccountKind.CLIPROXY);
        assertThat(bed.server.failedAttempts()).isZero();
    }
}
