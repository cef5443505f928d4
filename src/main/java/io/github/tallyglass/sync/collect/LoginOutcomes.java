package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaGate;
import io.github.tallyglass.source.quota.TokenLogin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the questions to the logins of token files came to, and what they told beside windows. By the
/// login's `ref`; thread-safe.
final class LoginOutcomes {

    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, String> plans = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> shares = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    /// Hashes of tokens that were refused: another one is worth a question at once.
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private volatile @Nullable Instant answeredAt;

    /// What was stored by an earlier process.
    void recall(List<Login> logins) {
        for (var login : logins) {
            if (!login.email().isEmpty()) {
                emails.put(login.ref(), login.email());
            }
            if (!login.plan().isEmpty()) {
                plans.put(login.ref(), login.plan());
            }
        }
    }

    Map<String, String> emails() {
        return Map.copyOf(emails);
    }

    String email(TokenLogin login) {
        return login.email().isEmpty() ? emails.getOrDefault(login.ref(), "") : login.email();
    }

    String plan(TokenLogin login) {
        return plans.getOrDefault(login.ref(), login.plan());
    }

    /// When one of them answered last; null while none has.
    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    /// Whether its token was refused and is the same still.
    boolean isRefused(TokenLogin login) {
        return keyOf(login).equals(refused.get(login.ref()));
    }

    /// Whether another token stands where one was refused; true once.
    boolean isRenewed(TokenLogin login) {
        var before = refused.get(login.ref());
        return before != null && !before.equals(keyOf(login)) && refused.remove(login.ref(), before);
    }

    /// Why there are no new figures of any of these; null when there are of one.
    @Nullable
    Failure ofAll(List<String> refs) {
        return refs.stream().allMatch(failures::containsKey)
                ? refs.stream()
                        .flatMap(ref -> Stream.ofNullable(failures.get(ref)))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    void keep(Set<String> refs) {
        failures.keySet().retainAll(refs);
        refused.keySet().retainAll(refs);
        shares.keySet().retainAll(refs);
    }

    /// @return whether that is news
    boolean failed(String ref, Failure failure) {
        return !failure.equals(failures.put(ref, failure));
    }

    void forgive(String ref) {
        failures.remove(ref);
    }

    /// @return whether the login was used since the answer before
    boolean took(TokenLogin login, Result<QuotaAnswer> outcome) {
        return switch (outcome) {
            case Result.Ok<QuotaAnswer>(QuotaAnswer answer) -> answered(login.ref(), answer);
            case Result.Err<QuotaAnswer>(Failure.Cancelled _) -> false;
            case Result.Err<QuotaAnswer>(Failure failure) -> {
                failures.put(login.ref(), failure);
                if (failure instanceof Failure.LoginRefused || failure instanceof Failure.PaymentRequired) {
                    refused.put(login.ref(), keyOf(login));
                }
                yield false;
            }
        };
    }

    private boolean answered(String ref, QuotaAnswer answer) {
        answeredAt = answer.reading().observedAt();
        failures.remove(ref);
        refused.remove(ref);
        if (!answer.email().isEmpty()) {
            emails.put(ref, answer.email());
        }
        if (!answer.reading().plan().isEmpty()) {
            plans.put(ref, answer.reading().plan());
        }
        var now = new HashMap<String, BigDecimal>();
        for (var window : answer.reading().windows()) {
            if (window.usedPercent() != null) {
                now.put(window.id(), window.usedPercent());
            }
        }
        var before = shares.put(ref, Map.copyOf(now));
        return before != null && !before.equals(now);
    }

    private static String keyOf(TokenLogin login) {
        return QuotaGate.keyOf(login.token().value());
    }
}
