package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Which logins of one source are asked for their windows, and when: see [QuestionPace]. Asks nobody and
/// knows no clock. Thread-safe: records are told of by one thread, questions asked by others.
public final class QuotaSchedule {

    private final int mostAtOnce;
    private final Map<String, QuestionPace> paces = new LinkedHashMap<>();

    /// @param mostAtOnce questions that may be under way together
    public QuotaSchedule(int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
    }

    /// The logins that may be asked; what is known of others is forgotten.
    public synchronized void keep(Set<String> logins) {
        paces.keySet().retainAll(logins);
        logins.forEach(login -> paces.computeIfAbsent(login, _ -> new QuestionPace()));
    }

    /// Logins to be asked now, as many as may begin.
    public synchronized List<String> due(Instant now) {
        var free = mostAtOnce
                - paces.values().stream().filter(QuestionPace::isAsking).count();
        return paces.entrySet().stream()
                .filter(one -> isDue(one.getValue(), now))
                .sorted(Comparator.comparing(
                        (Map.Entry<String, QuestionPace> one) -> !one.getValue().isForced()))
                .limit(Math.max(0, free))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isDue(QuestionPace pace, Instant now) {
        var next = pace.next(now);
        return next != null && !next.isAfter(now);
    }

    /// The next moment at which one may be due, as it stands now; [Instant#MAX] without logins, and while
    /// as
    /// many questions are under way as may be.
    public synchronized Instant next(Instant now) {
        if (paces.values().stream().filter(QuestionPace::isAsking).count() >= mostAtOnce) {
            return Instant.MAX;
        }
        return paces.values().stream()
                .flatMap(pace -> java.util.stream.Stream.ofNullable(pace.next(now)))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /// A login has answered before, to this process or another.
    public void wasAnswered(String login, Instant at) {
        with(login, pace -> pace.wasAnswered(at));
    }

    /// Whether there are figures of it.
    public synchronized boolean wasAnswered(String login) {
        var pace = paces.get(login);
        return pace != null && pace.isAnswered();
    }

    /// A request went through a login.
    ///
    /// @param refused for the provider's limit
    public void used(String login, Instant at, boolean refused) {
        with(login, pace -> {
            pace.used(at);
            if (refused) {
                pace.limited();
            }
        });
    }

    /// Windows were told by the way.
    public void told(String login, Collection<QuotaWindow> windows, Instant at) {
        with(login, pace -> pace.told(windows, at));
    }

    /// All of them are asked now, whatever was waited for.
    public synchronized void force() {
        paces.values().forEach(QuestionPace::force);
    }

    /// The user asks for new figures: all of them are asked, whatever was waited for, but those that were asked
    /// a moment ago.
    public synchronized void wanted(Instant now) {
        paces.values().forEach(pace -> pace.wanted(now));
    }

    /// The machine woke up, or its network is back: logins that were not reached, and those whose last
    /// question
    /// is a while ago, are due. Pauses that a provider asked for hold.
    public synchronized void awake(Instant now) {
        paces.values().forEach(pace -> pace.awake(now));
    }

    /// A question begins, which [#answered] or [#failed] ends.
    public void begin(String login, Instant now) {
        with(login, pace -> pace.begin(now));
    }

    public void answered(String login, Collection<QuotaWindow> windows) {
        with(login, pace -> pace.answered(windows));
    }

    public void failed(String login, Failure failure, Instant now) {
        with(login, pace -> pace.failed(failure, now));
    }

    private synchronized void with(String login, Consumer<QuestionPace> change) {
        var pace = paces.get(login);
        if (pace != null) {
            change.accept(pace);
        }
    }
}
