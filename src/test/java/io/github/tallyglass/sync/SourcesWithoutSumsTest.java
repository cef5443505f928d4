package io.github.tallyglass.sync;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.query.Collected;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.StoreBed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is no gateway keeps no sums: nobody asks for them, and no secret is read to do so.
class SourcesWithoutSumsTest {

    private static final long NOW = 1_794_960_000;
    private static final long DAY = 86_400;
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final GatewayClients NO_CLIENT = (account, secret) -> {
        throw new AssertionError("asked as a gateway: " + account.name());
    };

    private StoreBed bed;
    private MemoryCredentials credentials;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
        ok(bed.store.removeAccount(bed.account.id()));
        credentials = new MemoryCredentials("management key");
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theyAreLeftOutUnlessNamedAndThenHaveNoSum() {
        var proxy = add("cpa", AccountKind.CLIPROXY);
        var reconciler = new DayReconciler(
                bed.store, bed.checks, NO_CLIENT, credentials, new SimClock(NOW), false);
        var span = new Interval(NOW - 2 * DAY, NOW - 1);

        var all = reconciler.run(span, UTC, Set.of(), true, progress -> {}, () -> false);
        assertThat(all.days()).isEmpty();
        assertThat(all.failures()).isEmpty();

        var named = reconciler.run(span, UTC, Set.of(proxy.id()), true, progress -> {}, () -> false);
        assertThat(named.failures()).isEmpty();
        assertThat(named.days()).hasSize(2).allSatisfy(day -> {
            assertThat(day.state()).isEqualTo(DayCheck.State.NO_STAT);
            assertThat(day.reason()).isEqualTo(DayCheck.Reason.NOT_OFFERED);
        });
    }

    @Test
    void noDayOfThemIsComparedInTheBackground() {
        var proxy = add("cpa", AccountKind.CLIPROXY);
        ok(bed.store
                .records()
                .append(new RecordCommit(
                        proxy.id(), List.of(), List.of(), null, new Interval(NOW - 9 * DAY, NOW))));
        var daily = new DailyReconcile(bed.store, bed.checks, NO_CLIENT, new SimClock(NOW), () -> UTC);
        assertThat(daily.run(proxy, new Secret("management key"), new Signal())).isNull();
    }

    @Test
    void oneProxyIsOneAccount() {
        add("cpa", AccountKind.CLIPROXY);
        add("mine", AccountKind.CODEX);
        var twins = new AccountTwins(bed.store, credentials);
        assertThat(twins.alone(Collected.account("again", AccountKind.CLIPROXY), new Secret("another key"), 0))
                .isInstanceOfSatisfying(
                        Result.Err.class, refused -> assertThat(refused.failure()).isEqualTo(new Failure.SameAccount("cpa")));
        // A gateway may stand behind the same address, and token files lie in several places.
        assertThat(twins.alone(Collected.account("gateway", AccountKind.NEW_API), new Secret("key"), 0))
                .isInstanceOf(Result.Ok.class);
        var elsewhere = Collected.account("other", AccountKind.CODEX).withDefinition("{\"credentials\":\"/other\"}");
        assertThat(twins.alone(elsewhere, new Secret(""), 0)).isInstanceOf(Result.Ok.class);
    }

    private Account add(String name, AccountKind kind) {
        return ok(bed.store.addAccount(Collected.account(name, kind)));
    }
}
