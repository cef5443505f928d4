package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.source.gateway.GatewayClient.KeyInfo;
import io.github.tallyglass.source.gateway.GatewayClient.Plan;
import io.github.tallyglass.source.gateway.GatewayClient.Subscription;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Windows and keys are read beside the rows, seldom, and never keep the rows from being read.
class AllowancesTest {

    private static final long NOW = Sim.START;

    private final Sim sim = new Sim();

    private static Subscription fiveHours() {
        return new Subscription(7, 2, 250_000, 15_000, true, NOW - 50_000, NOW + 900_000, NOW - 5_000, NOW + 13_000);
    }

    @Test
    void aPlanBecomesAWindow() {
        sim.gateway.subscriptionTrouble = null;
        sim.gateway.subscriptions = List.of(fiveHours());
        sim.gateway.plans = List.of(new Plan(2, "Coder", 18_000));

        assertThat(sim.sync(SyncDepth.DEFAULT).ok()).isTrue();

        var window = sim.store.windows.getLast().getFirst();
        assertThat(window.kind()).isEqualTo("5h");
        assertThat(window.label()).isEqualTo("Coder");
        assertThat(window.usedPercent()).isEqualByComparingTo("6");
        assertThat(window.startsAt()).isEqualTo(Instant.ofEpochSecond(NOW - 5_000));
        assertThat(window.resetsAt()).isEqualTo(Instant.ofEpochSecond(NOW + 13_000));
        assertThat(window.source()).isEqualTo(QuotaWindow.Source.POLLED);
    }

    @Test
    void aPlanThatIsNotOfferedAnyMoreTellsItsLengthByItsResets() {
        var at = Instant.ofEpochSecond(NOW);
        assertThat(PlanWindows.of(List.of(fiveHours()), List.of(), at))
                .singleElement()
                .satisfies(window -> assertThat(window.kind()).isEqualTo("5h"));
        var once = new Subscription(1, 1, 10, 1, true, NOW - 86_400, NOW + 86_400, 0, 0);
        assertThat(PlanWindows.of(List.of(once), List.of(), at)).singleElement().satisfies(window -> {
            assertThat(window.length()).isEqualTo(172_800);
            assertThat(window.resetsAt()).isNull();
            assertThat(window.until()).contains(Instant.ofEpochSecond(NOW + 86_400));
        });
        var over = new Subscription(1, 1, 10, 1, true, NOW - 86_400, NOW - 5, 0, 0);
        var cancelled = new Subscription(2, 1, 10, 1, false, NOW - 86_400, NOW + 5, 0, 0);
        assertThat(PlanWindows.of(List.of(over, cancelled), List.of(), at)).isEmpty();
    }

    @Test
    void aServerWithoutPlansIsAskedOnceForEachOfItsVersions() {
        sim.sync(SyncDepth.DEFAULT);
        sim.sync(SyncDepth.DEFAULT);
        assertThat(sim.gateway.subscriptionRequests).isEqualTo(1);
        sim.gateway.version = "v2";
        sim.sync(SyncDepth.DEFAULT);
        sim.sync(SyncDepth.DEFAULT);
        assertThat(sim.gateway.subscriptionRequests).isEqualTo(2);
        assertThat(sim.gateway.planRequests).isZero();
    }

    @Test
    void keysAreAskedForAtMostEveryTenMinutes() {
        sim.gateway.keys = List.of(new KeyInfo(3, "laptop", 1, 500L, 20, NOW - 100, 0, -1));
        sim.sync(SyncDepth.DEFAULT);
        sim.sync(SyncDepth.DEFAULT);
        assertThat(sim.gateway.keyRequests).isEqualTo(1);
        assertThat(sim.store.keys.getLast())
                .containsExactly(new KeyReading(
                        3,
                        "laptop",
                        KeyReading.Status.ENABLED,
                        500L,
                        20,
                        Instant.ofEpochSecond(NOW - 100),
                        null,
                        null));
        sim.clock.advanceMillis(600_000);
        sim.sync(SyncDepth.DEFAULT);
        assertThat(sim.gateway.keyRequests).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsNotedAndTheRowsAreReadAllTheSame() {
        for (var second = NOW - 5_000; second < NOW - 100; second += 50) {
            sim.row(second, 10);
        }
        sim.gateway.keyTrouble = new Failure.Forbidden("no");
        sim.gateway.subscriptionTrouble = new Failure.RateLimited("gateway.example", null);

        var outcome = sim.sync(SyncDepth.DEFAULT);

        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.rowsNew()).isEqualTo(98);
        assertThat(sim.store
                        .reading(sim.account.id(), ReadingKind.KEYS)
                        .orElseThrow()
                        .failure())
                .isEqualTo("forbidden");
        assertThat(sim.store
                        .reading(sim.account.id(), ReadingKind.WINDOWS)
                        .orElseThrow()
                        .failure())
                .isEqualTo("rate-limited");
        assertThat(sim.store
                        .reading(sim.account.id(), ReadingKind.WALLET)
                        .orElseThrow()
                        .failure())
                .isEmpty();
    }

    @Test
    void whatIsLeftCanBeReadAlone() {
        sim.row(NOW - 500, 10);
        sim.sync(SyncDepth.DEFAULT);
        var rowsAsked = sim.gateway.logRequests;

        var once = new SyncOnce(sim.kept, (account, secret) -> sim.gateway, Sim.credentials(), sim.clock);
        assertThat(once.readLeft(sim.kept.accounts(), new Signal())).isEmpty();

        assertThat(sim.gateway.logRequests).isEqualTo(rowsAsked);
        assertThat(sim.gateway.keyRequests).isEqualTo(2);
        assertThat(sim.store.balances).hasSize(2);
        sim.gateway.trouble = () -> new Failure.AuthRejected("gone", "AUTH_UNAUTHORIZED");
        assertThat(once.readLeft(sim.kept.accounts(), new Signal()))
                .containsEntry(sim.account.id(), new Failure.AuthRejected("gone", "AUTH_UNAUTHORIZED"));
    }
}
