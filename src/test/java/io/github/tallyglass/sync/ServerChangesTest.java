package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.gateway.Line;
import io.github.tallyglass.source.gateway.LineGateway;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.SyncState.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers that are updated in the middle of a sync: nothing is lost, nothing comes twice, and the
/// account says what is spoken now.
final class ServerChangesTest {

    @TempDir
    private Path home;

    static Stream<Arguments> updates() {
        return Stream.of(
                        List.of(Line.NEW_API_2025, Line.NEW_API),
                        List.of(Line.NEW_API_2024, Line.NEW_API_2025),
                        List.of(Line.NEW_API_2024, Line.NEW_API),
                        List.of(Line.ONE_API_BARE, Line.NEW_API_2025),
                        List.of(Line.ONE_API_BARE, Line.NEW_API))
                .flatMap(lines -> Stream.of(0, 1, 5)
                        .map(pages -> Arguments.of(
                                lines.getFirst(), lines.getLast(), pages, pages == 1 ? Scope.ADMIN : Scope.SELF)));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void everyRowIsReadOnceAcrossAnUpdate(Line before, Line after, int pages, Scope scope) throws IOException {
        try (var gateway = new LineGateway(before, LineBed.CLOCK);
                var bed = new LineBed(home, before, scope)) {
            assertThat(bed.add(gateway, before, scope, "").dialect()).isEqualTo(before.dialect());
            gateway.becomes(after, pages);

            var outcome = bed.sync();

            assertThat(outcome.error()).isNull();
            assertThat(outcome.missing()).isEmpty();
            var expected = LineBed.told(scope == Scope.ADMIN ? gateway.allRows() : gateway.rows());
            assertThat(bed.rows()).isEqualTo(expected);
            // What spoke on without a word to show for it is found out by its version at the next sync.
            assertThat(bed.sync().error()).isNull();
            assertThat(bed.rows()).isEqualTo(expected);
            assertThat(bed.account().dialect()).isEqualTo(after.dialect());
            assertThat(bed.account().kind().word()).isEqualTo("new-api");
        }
    }

    @Test
    void aServerThatHasNotChangedIsNotProbed() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2025, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2025, Scope.SELF, "");
            bed.sync();
            var anonymous = anonymous(gateway);
            bed.sync();
            assertThat(anonymous(gateway)).isEqualTo(anonymous);
            gateway.becomes(Line.NEW_API, 0);
            bed.sync();
            bed.sync();
            assertThat(anonymous(gateway)).isEqualTo(anonymous + 1);
        }
    }

    /// Only a probe asks for the account without credentials.
    private static long anonymous(LineGateway gateway) {
        return gateway.requests().stream()
                .filter(request -> request.path().equals("/api/user/self") && request.header("authorization") == null)
                .count();
    }

    @Test
    void aDialectThatTheUserLaidDownStays() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2025, Scope.SELF)) {
            var added = bed.add(gateway, Line.NEW_API_2025, Scope.SELF, "new-api-2025");
            assertThat(added.chosen()).isEqualTo(Account.Chosen.DIALECT);
            bed.sync();
            gateway.becomes(Line.NEW_API, 0);
            bed.sync();
            assertThat(bed.sync().error()).isNull();
            assertThat(bed.account().dialect()).isEqualTo("new-api-2025");
            assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
        }
    }

    @Test
    void aLaidDownDialectThatDoesNotFitIsSaidNotReplaced() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2024, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2024, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2024, Scope.SELF, "new-api-2024");
            gateway.becomes(Line.NEW_API, 2);
            assertThat(bed.sync().error()).isInstanceOf(Failure.Malformed.class);
            assertThat(bed.account().dialect()).isEqualTo("new-api-2024");
        }
    }

    @Test
    void aKindThatTheUserGaveStaysTheKind() throws IOException {
        var burncloud = Line.BURNCLOUD;
        try (var gateway = new LineGateway(burncloud, LineBed.CLOCK);
                var bed = new LineBed(home, burncloud, Scope.SELF)) {
            assertThat(bed.add(gateway, burncloud, Scope.SELF, "").chosen()).isEqualTo(Account.Chosen.KIND);
            bed.sync();
            gateway.becomes(Line.NEW_API_2025, 0);
            bed.sync();
            assertThat(bed.sync().error()).isNull();
            assertThat(bed.account().dialect()).isEqualTo("burncloud");
            assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
        }
    }

    @Test
    void aProbeThatFailsLeavesTheAccountAndIsTriedAgain() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2024, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2024, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2024, Scope.SELF, "");
            gateway.answerWith(
                    "/api/log/self",
                    new Reply(
                            200,
                            Map.of("Content-Type", "application/json"),
                            "{\"data\":7}".getBytes(StandardCharsets.UTF_8)));
            assertThat(bed.sync().error()).isInstanceOf(Failure.Malformed.class);
            assertThat(bed.account().dialect()).isEqualTo("new-api-2024");
            gateway.answerByTheLine("/api/log/self");
            gateway.becomes(Line.NEW_API, 0);
            assertThat(bed.sync().error()).isNull();
            assertThat(bed.account().dialect()).isEqualTo("new-api");
            assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
        }
    }

    @Test
    void testingAnAccountKeepsWhatWasFound() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2025, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2025, Scope.SELF, "");
            gateway.becomes(Line.NEW_API, 0);
            assertThat(bed.account().dialect()).isEqualTo("new-api-2025");
            bed.accounts.test("a");
            assertThat(bed.account().dialect()).isEqualTo("new-api");
        }
    }

    @Test
    void aCacheThatAnotherProcessWritesToIsNoReasonToWithholdATest() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2025, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2025, Scope.SELF, "");
            gateway.becomes(Line.NEW_API, 0);

            assertThat(bed.testReadOnly(home))
                    .isInstanceOfSatisfying(
                            Result.Ok.class,
                            told -> assertThat(((Tested) told.value()).account().dialect())
                                    .isEqualTo("new-api"));
            assertThat(bed.account().dialect()).isEqualTo("new-api-2025");
        }
    }

    @Test
    void aServerThatOnlyStartedAgainIsProbedOnceAndReadAsBefore() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2025, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2025, Scope.SELF, "");
            var tests = anonymous(gateway);
            gateway.becomes(Line.NEW_API_2025, 0);
            bed.sync();
            bed.sync();
            assertThat(anonymous(gateway)).isEqualTo(tests + 1);
            assertThat(bed.account().dialect()).isEqualTo("new-api-2025");
            assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
        }
    }

    @Test
    void theBackgroundLoopGoesOnInTheNewDialect() throws Exception {
        try (var gateway = new LineGateway(Line.NEW_API_2024, LineBed.CLOCK);
                var bed = new LineBed(home, Line.NEW_API_2024, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2024, Scope.SELF, "");
            gateway.becomes(Line.NEW_API_2025, 2);
            var idle = new CompletableFuture<Long>();
            try (var service = new SyncService(
                            bed.store,
                            bed.clients,
                            bed.credentials,
                            bed.unwaited(),
                            SyncSettings.DEFAULT,
                            List::of,
                            false);
                    var listening = service.listen(state -> state.accounts().stream()
                            .filter(one -> one.phase() == Phase.IDLE && one.lastSync() != null)
                            .forEach(one -> idle.complete(one.rowsRead())))) {
                assertThat(listening).isNotNull();
                service.start();
                idle.get(30, TimeUnit.SECONDS);
                assertThat(bed.account().dialect()).isEqualTo("new-api-2025");
                assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
            }
        }
    }
}
