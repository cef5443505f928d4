package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.ReadingKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayClient.KeyInfo;
import io.github.tallyglass.source.gateway.GatewayClient.Plan;
import io.github.tallyglass.source.gateway.GatewayClient.Subscription;
import io.github.tallyglass.store.StoreException;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.store.UsageStore.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an account may use beside its wallet: windows of its plans, and its keys. What cannot be read is
/// noted and never keeps the rows from being read. A server that has no such endpoint is asked once for
/// each of its versions.
final class Allowances {

    private static final Duration KEYS_EVERY = Duration.ofMinutes(10);
    private static final String ABSENT = new Failure.NotFound("").code();

    private final Asker asker;
    private final UsageStore store;
    private final SyncTime time;
    private final long accountId;
    private @Nullable List<Plan> plans;

    Allowances(Asker asker, UsageStore store, SyncTime time, long accountId) {
        this.asker = asker;
        this.store = store;
        this.time = time;
        this.accountId = accountId;
    }

    /// @param version what the server calls itself
    /// @param keysNow asks for the keys even if they were read a moment ago
    /// @return a failure only where the run cannot go on: it was stopped, or nothing can be stored
    Result<Long> read(String version, boolean keysNow) {
        try {
            return windows(version).flatMap(done -> keys(version, keysNow));
        } catch (StoreException broken) {
            return Result.err(broken.failure());
        }
    }

    private Result<Long> windows(String version) {
        if (isAbsent(ReadingKind.WINDOWS, version)) {
            return Result.ok(0L);
        }
        return switch (asker.askOnce(GatewayClient::subscriptions)) {
            case Result.Err<List<Subscription>>(Failure failure) -> noted(ReadingKind.WINDOWS, failure, version);
            case Result.Ok<List<Subscription>>(List<Subscription> all) -> {
                var now = now();
                var windows = PlanWindows.of(all, plansOf(all, now), now);
                yield store.noteWindows(accountId, windows, Reading.answered(ReadingKind.WINDOWS, now, version));
            }
        };
    }

    /// Plans seldom change: they are asked for when one is met that is not known. Their titles are no
    /// more than words, so that a refusal is as good as an empty list.
    private List<Plan> plansOf(List<Subscription> all, Instant now) {
        var known = plans;
        if (known == null && all.stream().anyMatch(each -> PlanWindows.isInForce(each, now))) {
            known = asker.askOnce(GatewayClient::plans) instanceof Result.Ok<List<Plan>>(List<Plan> told)
                    ? told
                    : List.of();
            plans = known;
        }
        return known == null ? List.of() : known;
    }

    private Result<Long> keys(String version, boolean now) {
        var last = store.reading(accountId, ReadingKind.KEYS);
        var fresh = last.isPresent() && now().isBefore(last.get().askedAt().plus(KEYS_EVERY));
        if ((fresh && !now) || isAbsent(ReadingKind.KEYS, version)) {
            return Result.ok(0L);
        }
        return switch (asker.askOnce(GatewayClient::keys)) {
            case Result.Err<List<KeyInfo>>(Failure failure) -> noted(ReadingKind.KEYS, failure, version);
            case Result.Ok<List<KeyInfo>>(List<KeyInfo> keys) ->
                store.replaceKeys(
                        accountId,
                        keys.stream().map(Allowances::reading).toList(),
                        Reading.answered(ReadingKind.KEYS, now(), version));
        };
    }

    private Result<Long> noted(ReadingKind what, Failure failure, String version) {
        if (failure instanceof Failure.Cancelled || failure instanceof Failure.StoreFault) {
            return Result.err(failure);
        }
        return store.noteReading(accountId, Reading.failed(what, now(), failure, version));
    }

    private boolean isAbsent(ReadingKind what, String version) {
        return store.reading(accountId, what)
                .filter(last -> last.failure().equals(ABSENT) && last.version().equals(version))
                .isPresent();
    }

    /// The store keeps whole seconds.
    private Instant now() {
        return Instant.ofEpochSecond(time.now().getEpochSecond());
    }

    private static KeyReading reading(KeyInfo key) {
        return new KeyReading(
                key.id(),
                key.name(),
                KeyReading.Status.ofCode(key.status()),
                key.remaining(),
                key.used(),
                instant(key.created()),
                instant(key.accessed()),
                instant(key.expires()));
    }

    private static @Nullable Instant instant(long second) {
        return second <= 0 ? null : Instant.ofEpochSecond(second);
    }
}
