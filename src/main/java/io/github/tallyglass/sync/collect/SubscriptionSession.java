package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.CredentialsPlace;
import io.github.tallyglass.source.quota.DirectQuota;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaSource;
import io.github.tallyglass.source.quota.TokenFiles;
import io.github.tallyglass.source.quota.TokenLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
    private final LoginOutcomes outcomes = new LoginOutcomes();
    private final Set<String> byHand = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile List<TokenLogin> found = List.of();
    private List<Login> noted = List.of();
    private boolean recalled;

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

    /// Questions so far, those among them that a gate kept back.
    int questions() {
        return questions.get();
    }

    /// When one of the logins answered last, in this process; null while none has.
    @Nullable
    Instant answeredAt() {
        return outcomes.answeredAt();
    }

    /// Why the account has no new figures; null when at least one of its logins has.
    @Nullable
    Failure failure() {
        return outcomes.ofAll(found.stream()
                .filter(login -> !login.disabled())
                .map(TokenLogin::ref)
                .toList());
    }

    /// Reads the files anew, notes the logins, and whom to ask from now on.
    ///
    /// @param manual a person wants all of them asked now
    Result<List<TokenLogin>> look(boolean manual) {
        var first = !recalled;
        if (first) {
            recalled = true;
            outcomes.recall(parts.records().logins(account.id()));
        }
        var read = read(account, parts).flatMap(this::noted);
        if (read instanceof Result.Ok<List<TokenLogin>>(List<TokenLogin> logins)) {
            found = logins;
            follow(logins);
            if (first) {
                parts.records().loginsAnsweredAt(account.id()).forEach(schedule::wasAnswered);
            }
            if (manual) {
                logins.forEach(login -> byHand.add(login.ref()));
                schedule.force();
            }
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

    private synchronized Result<List<TokenLogin>> noted(List<TokenLogin> logins) {
        var labels = TokenLabels.of(logins, outcomes.emails());
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
        var fine = login.problem(now) == null && !outcomes.isRefused(login);
        return new Login(
                login.ref(),
                login.provider(),
                labels.getOrDefault(login.ref(), login.ref()),
                outcomes.email(login),
                outcomes.plan(login),
                login.disabled() ? Login.State.DISABLED : fine ? Login.State.ACTIVE : Login.State.ERROR,
                "",
                null);
    }

    private void follow(List<TokenLogin> logins) {
        var now = parts.time().now();
        outcomes.keep(logins.stream().map(TokenLogin::ref).collect(Collectors.toSet()));
        var askable = new ArrayList<TokenQuestion>();
        for (var login : logins) {
            var problem = login.problem(now);
            if (login.disabled()) {
                outcomes.forgive(login.ref());
            } else if (problem != null) {
                noteFault(login.ref(), problem, now);
            } else {
                source(account, login).ifPresent(source -> askable.add(new TokenQuestion(this, source, login)));
            }
        }
        // What is left out for a moment is asked anew: a new token stands where one was refused.
        round.logins(askable.stream()
                .filter(question -> !outcomes.isRenewed(question.found()))
                .toList());
        round.logins(askable);
    }

    /// A problem that only the other program can end is noted once.
    private void noteFault(String ref, Failure problem, Instant now) {
        if (outcomes.failed(ref, problem)
                && parts.records().noteLoginFault(account.id(), ref, now, problem.code())
                        instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("a login's fault of account {} was not stored: {}", account.id(), failure.code());
        }
    }

    /// Asks with the token that the login has now, and takes in how it ended before that is stored.
    Result<QuotaAnswer> ask(QuotaSource source, TokenLogin login, boolean plan) {
        questions.incrementAndGet();
        var outcome = parts.direct().ask(source, login, plan, byHand.remove(login.ref()));
        if (outcomes.took(login, outcome)) {
            schedule.used(login.ref(), parts.time().now().plus(IN_USE), false);
        }
        return outcome;
    }

    /// There was no token to ask with.
    void unasked(TokenLogin login, Failure failure) {
        outcomes.took(login, Result.err(failure));
    }
}
