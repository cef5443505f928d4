package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.sync.SyncTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the logins of one account for their windows as the schedule says, and stores what they answer. A
/// login that fails keeps its last figures; a fault that may pass is told only when it comes twice in a
/// row, where there are figures.
final class QuotaRound {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaRound.class);
    private static final Duration PLAN_EVERY = Duration.ofHours(6);

    private final long accountId;
    private final RecordStore store;
    private final QuotaSchedule schedule;
    private final SyncTime time;
    private final Map<String, Instant> plansAskedAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> faults = new ConcurrentHashMap<>();
    private volatile Map<String, QuestionedLogin> logins = Map.of();
    private boolean recalled;

    QuotaRound(long accountId, RecordStore store, QuotaSchedule schedule, SyncTime time) {
        this.accountId = accountId;
        this.store = store;
        this.schedule = schedule;
        this.time = time;
    }

    /// Those that may be asked from now on; what an earlier run was answered counts.
    void logins(List<? extends QuestionedLogin> now) {
        logins = now.stream().collect(Collectors.toMap(QuestionedLogin::ref, Function.identity(), (first, _) -> first));
        schedule.keep(logins.keySet());
        if (!recalled) {
            recalled = true;
            store.loginsAnsweredAt(accountId).forEach(schedule::wasAnswered);
        }
    }

    /// How many may be asked.
    int size() {
        return logins.size();
    }

    /// Begins with those that are due, each on a thread of its own.
    ///
    /// @param ended runs after each, on its thread
    void begin(ExecutorService threads, Runnable ended) {
        for (var ref : schedule.due(time.now())) {
            schedule.begin(ref, time.now());
            threads.execute(() -> {
                ask(ref);
                ended.run();
            });
        }
    }

    /// Asks all that are due and comes back when the last has answered.
    ///
    /// @return why, for each that did not
    Map<String, Failure> untilAsked(ExecutorService threads) throws InterruptedException {
        var failures = new HashMap<String, Failure>();
        for (var due = schedule.due(time.now()); !due.isEmpty(); due = schedule.due(time.now())) {
            due.forEach(ref -> schedule.begin(ref, time.now()));
            var running =
                    due.stream().map(ref -> threads.submit(() -> ask(ref))).toList();
            for (var i = 0; i < running.size(); i++) {
                try {
                    if (running.get(i).get() instanceof Result.Err<QuotaAnswer>(Failure failure)) {
                        failures.put(due.get(i), failure);
                    }
                } catch (java.util.concurrent.ExecutionException broken) {
                    throw new IllegalStateException("a question broke off", broken.getCause());
                }
            }
        }
        return failures;
    }

    private Result<QuotaAnswer> ask(String ref) {
        var login = logins.get(ref);
        Result<QuotaAnswer> answer;
        try {
            answer = login == null ? Result.err(new Failure.Cancelled()) : login.ask(wantsPlan(ref));
        } catch (RuntimeException broken) {
            schedule.failed(
                    ref, new Failure.Malformed("quota", broken.getClass().getSimpleName()), time.now());
            throw broken;
        }
        switch (answer) {
            case Result.Ok<QuotaAnswer>(QuotaAnswer told) -> answered(ref, told.reading());
            case Result.Err<QuotaAnswer>(Failure failure) -> failed(ref, failure);
        }
        return answer;
    }

    private boolean wantsPlan(String ref) {
        var last = plansAskedAt.get(ref);
        return last == null || !time.now().isBefore(last.plus(PLAN_EVERY));
    }

    private void answered(String ref, LoginReading reading) {
        schedule.answered(ref, reading.windows());
        faults.remove(ref);
        if (!reading.plan().isEmpty()) {
            plansAskedAt.put(ref, time.now());
        }
        logged(store.noteLoginReadings(accountId, List.of(reading))
                .flatMap(_ -> store.noteLoginFault(accountId, ref, reading.observedAt(), "")));
    }

    private void failed(String ref, Failure failure) {
        schedule.failed(ref, failure, time.now());
        if (failure instanceof Failure.Cancelled) {
            return;
        }
        var inRow = faults.merge(ref, 1, Integer::sum);
        LOG.info("windows of a login of account {}: {}", accountId, failure.code());
        // The first one has nothing older to show.
        if (inRow > 1 || !failure.transientFault() || !schedule.wasAnswered(ref)) {
            logged(store.noteLoginFault(accountId, ref, time.now(), failure.code()));
        }
    }

    private void logged(Result<Long> stored) {
        if (stored instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("windows of account {} were not stored: {}", accountId, failure.code());
        }
    }
}
