package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which episodes are of no use any more.
final class Missing {

    /// Longer than any month: whatever the window was, its cycle is over by then.
    private static final Duration REMEMBERED = Duration.ofDays(45);

    private Missing() {}

    static List<AlertSubject> gone(Collection<AlertEpisode> episodes, Look look, AlertBook book) {
        var named = look.gauges().stream().map(Gauge::subject).collect(Collectors.toSet());
        look.troubles().forEach(trouble -> named.add(trouble.subject()));
        var budgets = book.budgets().stream()
                .map(budget -> AlertSubject.budget(budget.id()))
                .collect(Collectors.toSet());
        return episodes.stream()
                .filter(episode -> look.whole().contains(episode.subject().accountId()))
                .filter(episode -> !named.contains(episode.subject()))
                .filter(episode -> isRemovedBudget(episode.subject(), budgets)
                        || episode.observedAt().plus(REMEMBERED).isBefore(look.now()))
                .map(AlertEpisode::subject)
                .sorted(AlertMachine.BY_SUBJECT)
                .toList();
    }

    private static boolean isRemovedBudget(AlertSubject subject, Set<AlertSubject> budgets) {
        return subject.accountId() == 0 && !budgets.contains(subject);
    }
}
