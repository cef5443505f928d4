package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps from asking a provider that has just refused. A refusal is about one token, so that gates are
/// kept by token; one that another program has renewed is a new one and finds no gate. Forgotten when the
/// program ends. Thread-safe.
///
/// After a 429 the gate is closed as long as `Retry-After` says, or for five minutes where it says nothing
/// or 0 (contract of CLIProxyAPI and quotas §4.1). After 401, 402 and 403 it is closed for four hours
/// (§3.4). A person who asks for a reading now is let through, unless the provider itself named a time.
public final class QuotaGate {

    static final Duration AFTER_429 = Duration.ofMinutes(5);
    static final Duration AFTER_REFUSAL = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Map<String, Closed> closed = new HashMap<>();

    private record Closed(Instant until, boolean named, Failure why) {}

    /// The key of a token's gate, from which the token cannot be told.
    public static String keyOf(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /// Why the login is not to be asked now; null when it may be.
    ///
    /// @param manual a person wants it now
    public synchronized @Nullable Failure closedFor(String key, Instant now, boolean manual) {
        var gate = closed.get(key);
        if (gate == null) {
            return null;
        }
        if (!now.isBefore(gate.until())) {
            closed.remove(key);
            return null;
        }
        if (manual && !gate.named()) {
            return null;
        }
        return gate.why() instanceof Failure.RateLimited(var host, var _)
                ? new Failure.RateLimited(host, Duration.between(now, gate.until()))
                : gate.why();
    }

    /// Until when the login is not to be asked; null when it may be.
    public synchronized @Nullable Instant closedUntil(String key, Instant now) {
        var gate = closed.get(key);
        return gate == null || !now.isBefore(gate.until()) ? null : gate.until();
    }

    /// How a question ended.
    public synchronized void note(String key, Result<?> outcome, Instant now) {
        var gate = outcome instanceof Result.Err<?>(Failure failure) ? gate(failure, now) : null;
        if (gate != null) {
            closed.put(key, gate);
        } else if (outcome instanceof Result.Ok<?>) {
            closed.remove(key);
        }
    }

    private static @Nullable Closed gate(Failure failure, Instant now) {
        return switch (failure) {
            case Failure.RateLimited(var _, var wait) -> {
                var named = wait != null && wait.isPositive();
                var bounded = !named ? AFTER_429 : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
                yield new Closed(now.plus(bounded), named, failure);
            }
            case Failure.LoginRefused _, Failure.PaymentRequired _ ->
                new Closed(now.plus(AFTER_REFUSAL), false, failure);
            default -> null;
        };
    }
}
