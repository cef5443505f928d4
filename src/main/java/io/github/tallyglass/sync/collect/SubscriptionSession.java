package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.CredentialsPlace;
import io.github.tallyglass.source.quota.DirectQuota;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaGate;
import io.github.tallyglass.source.quota.QuotaSource;
import io.github.tallyglass.source.quota.TokenFiles;
import io.github.tallyglass.source.quota.TokenLogin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that reads one account of kind `codex` or `claude`: the logins of its token files, and their
/// windows.
final class SubscriptionSession {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSession.class);
    private static final int MOST_QUESTIONS = 2;

    /// How long a change between two readings stands for use.
    private static final Duration IN_USE = Duration.ofMinutes(1);

    private final SubscriptionParts parts;
    private final Account account;
    private final QuotaSchedule schedule = new QuotaSchedule(MOST_QUESTIONS);
    private final QuotaRound round;
    private final Map<String, String> emails = new ConcurrentHashMap<>();
    private final Map<String, String> plans = new ConcurrentHashMap<>();
    private final Map<String, Map<String, BigDecimal>> shares = new ConcurrentHashMap<>();

    /// Tokens that were refused, by login: another one is worth a question at once.
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Set<String> byHand = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile @Nullable Instant answeredAt;
    private volatile List<Login> noted = List.of();
    private boolean recalled;
    private boolean followed;
    private volatile List<TokenLogin> found = List.of();

    SubscriptionSession(SubscriptionParts parts, Account account) {
        this.parts = parts;
        this.account = account;
        round = new QuotaRound(account.id(), parts.records(), schedule, parts.time());
    }

    QuotaSchedule schedule() {
        return schedule;
    }

    QuotaRound round() {
        return round;
    }

    /// Logins that were asked so far.
    int questions() {
        return questions.get();
    }

    /// When one of them answered last, in this process; null while none has.
    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    /// Why the account has no new figures; null when at least one of its logins has.
    @Nullable
    Failure failure() {
        var wanted = noted.stream()
                .filter(login -> login.state() != Login.State.DISABLED)
                .toList();
        return wanted.stream().allMatch(login -> failures.containsKey(login.ref()))
                ? wanted.stream()
                        .flatMap(login -> Stream.ofNullable(failures.get(login.ref())))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /// Reads the files anew, notes the logins, and whom to ask from now on.
    Result<List<TokenLogin>> look(boolean manual) {
        recall();
        var read = read(account, parts).flatMap(this::noted);
        if (read instanceof Result.Ok<List<TokenLogin>>(List<TokenLogin> logins)) {
            found = logins;
            follow(logins, manual);
        }
        return read;
    }

    /// Notes what the answers told of the logins that were found.
    Result<List<TokenLogin>> noteAgain() {
        return noted(found);
    }

    /// All logins of an account's files, those that are asked nowhere left out.
    static Result<List<TokenLogin>> read(Account account, SubscriptionParts parts) {
        var kind = account.kind().word();
        var program = QuotaSource.of(kind).map(QuotaSource::program).orElse(kind);
        return CredentialsPlace.of(account.definition())
                .flatMap(place -> place.path(parts.places(), kind))
                .flatMap(path -> TokenFiles.read(path, program).flatMap(all -> {
                    var ours = all.stream()
                            .filter(login -> source(account, login).isPresent())
                            .toList();
                    return ours.isEmpty() ? Result.err(new Failure.NoLogin(path.toString(), program)) : Result.ok(ours);
                }));
    }

    static Optional<QuotaSource> source(Account account, TokenLogin login) {
        return DirectQuota.source(account.kind().word(), account.url(), login.provider());
    }

    /// What is known from before this process began.
    private void recall() {
        if (!recalled) {
            recalled = true;
            for (var login : parts.records().logins(account.id())) {
                if (!login.email().isEmpty()) {
                    emails.put(login.ref(), login.email());
                }
                if (!login.plan().isEmpty()) {
                    plans.put(login.ref(), login.plan());
                }
            }
        }
    }

    private synchronized Result<List<TokenLogin>> noted(List<TokenLogin> logins) {
        var labels = TokenLabels.of(logins, emails);
        var now = parts.time().now();
        var list = logins.stream().map(login -> login(login, labels, now)).toList();
        if (list.equals(noted)) {
            return Result.ok(logins);
        }
        return parts.records().noteLogins(account.id(), list, now).map(_ -> {
            noted = list;
            return logins;
        });
    }

    private Login login(TokenLogin login, Map<String, String> labels, Instant now) {
        var problem = login.problem(now);
        var state = login.disabled()
                ? Login.State.DISABLED
                : problem == null && !refused.containsKey(login.ref()) ? Login.State.ACTIVE : Login.State.ERROR;
        return new Login(
                login.ref(),
                login.provider(),
                labels.getOrDefault(login.ref(), login.ref()),
                login.email().isEmpty() ? emails.getOrDefault(login.ref(), "") : login.email(),
                plans.getOrDefault(login.ref(), login.plan()),
                state,
                "",
                null);
    }

    private void follow(List<TokenLogin> logins, boolean manual) {
        var now = parts.time().now();
        var askable = new ArrayList<TokenQuestion>();
        var present = new HashSet<String>();
        for (var login : logins) {
            present.add(login.ref());
            var problem = login.problem(now);
            if (login.disabled()) {
                failures.remove(login.ref());
            } else if (problem != null) {
                fault(login.ref(), problem, now);
            } else {
                source(account, login).ifPresent(source -> askable.add(new TokenQuestion(this, source, login)));
            }
        }
        failures.keySet().retainAll(present);
        ask(askable, manual);
    }

    private void ask(List<TokenQuestion> askable, boolean manual) {
        // A new token in place of a refused one starts anew.
        round.logins(
                askable.stream().filter(question -> isSame(question.found())).toList());
        askable.forEach(question -> refused.computeIfPresent(
                question.ref(), (_, token) -> token.equals(keyOf(question.found())) ? token : null));
        round.logins(askable);
        if (!followed) {
            followed = true;
            parts.records().loginsAnsweredAt(account.id()).forEach(schedule::wasAnswered);
        }
        if (manual) {
            askable.forEach(question -> byHand.add(question.ref()));
            schedule.force();
        }
    }

    private static String keyOf(TokenLogin login) {
        return QuotaGate.keyOf(login.token().value());
    }

    private boolean isSame(TokenLogin login) {
        var before = refused.get(login.ref());
        return before == null || before.equals(keyOf(login));
    }

    /// A problem that only the other program can end is noted once.
    private void fault(String ref, Failure problem, Instant now) {
        if (!problem.equals(failures.put(ref, problem))
                && parts.records().noteLoginFault(account.id(), ref, now, problem.code())
                        instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("a login's fault of account {} was not stored: {}", account.id(), failure.code());
        }
    }

    Result<QuotaAnswer> ask(QuotaSource source, TokenLogin login, boolean plan) {
        questions.incrementAndGet();
        return parts.direct().ask(source, login, plan, byHand.remove(login.ref()));
    }

    /// Takes in how a question ended, before it is stored.
    Result<QuotaAnswer> asked(TokenLogin login, Result<QuotaAnswer> outcome) {
        switch (outcome) {
            case Result.Ok<QuotaAnswer>(QuotaAnswer answer) -> {
                answeredAt = answer.reading().observedAt();
                failures.remove(login.ref());
                refused.remove(login.ref());
                if (!answer.email().isEmpty()) {
                    emails.put(login.ref(), answer.email());
                }
                if (!answer.reading().plan().isEmpty()) {
                    plans.put(login.ref(), answer.reading().plan());
                }
                compare(login.ref(), answer);
            }
            case Result.Err<QuotaAnswer>(Failure.Cancelled _) -> {}
            case Result.Err<QuotaAnswer>(Failure failure) -> {
                failures.put(login.ref(), failure);
                if (failure instanceof Failure.LoginRefused || failure instanceof Failure.PaymentRequired) {
                    refused.put(login.ref(), keyOf(login));
                }
            }
        }
        return outcome;
    }

    /// Shares that differ from those of the reading before mean that somebody works with the login.
    private void compare(String ref, QuotaAnswer answer) {
        var now = new HashMap<String, BigDecimal>();
        for (var window : answer.reading().windows()) {
            if (window.usedPercent() != null) {
                now.put(window.id(), window.usedPercent());
            }
        }
        var before = shares.put(ref, Map.copyOf(now));
        if (before != null && !before.equals(now)) {
            schedule.used(ref, answer.reading().observedAt().plus(IN_USE), false);
        }
    }
}
