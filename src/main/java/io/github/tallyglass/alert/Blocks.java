package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which windows are used up and limit every request of their login, whatever the others say (contract of
/// CLIProxyAPI and quotas §3.3). A window whose reading is stale, failed or not there blocks by its last
/// good one, until the reset that it named.
final class Blocks {

    private final Set<AlertSubject> blocking = new HashSet<>();

    /// @param readings one for each subject that the look names
    Blocks(List<Reading> readings, Collection<AlertEpisode> episodes, Instant now) {
        var named = readings.stream().map(reading -> reading.gauge().subject()).collect(Collectors.toSet());
        for (var reading : readings) {
            var before = reading.before();
            var empty = reading.counts()
                    ? Exhaustion.stillEmpty(reading)
                    : before != null && isEmpty(before) && !isReset(before, now);
            if (reading.gauge().binds() && empty) {
                blocking.add(reading.gauge().subject());
            }
        }
        episodes.stream()
                .filter(episode -> !named.contains(episode.subject()))
                .filter(episode -> isEmpty(episode) && isResetAhead(episode, now))
                .forEach(episode -> blocking.add(episode.subject()));
    }

    boolean silences(Gauge gauge) {
        return silences(gauge.subject());
    }

    /// Whether another window of the same login is at 0.
    boolean silences(AlertSubject subject) {
        return blocking.stream()
                .anyMatch(other -> other.accountId() == subject.accountId()
                        && other.login().equals(subject.login())
                        && !other.equals(subject));
    }

    private static boolean isEmpty(AlertEpisode episode) {
        return episode.told().contains(AlertRule.EXHAUSTED);
    }

    /// Whether its reset has come since it was read.
    private static boolean isReset(AlertEpisode episode, Instant now) {
        var reset = episode.resetsAt();
        return reset != null && reset.isAfter(episode.observedAt()) && !now.isBefore(reset);
    }

    private static boolean isResetAhead(AlertEpisode episode, Instant now) {
        return episode.resetsAt() != null && now.isBefore(episode.resetsAt());
    }
}
