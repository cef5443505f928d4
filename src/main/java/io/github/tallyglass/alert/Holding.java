package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether what was to be told some time ago still stands.
final class Holding {

    private final AlertBook book;
    private final Map<AlertSubject, AlertEpisode> episodes = new HashMap<>();
    private final Instant now;
    private final Blocks blocks;

    Holding(AlertBook book, Collection<AlertEpisode> episodes, Look look) {
        this.book = book;
        this.now = look.now();
        episodes.forEach(episode -> this.episodes.put(episode.subject(), episode));
        var readings = look.gauges().stream()
                .map(gauge -> new Reading(gauge, this.episodes.get(gauge.subject()), now))
                .toList();
        blocks = new Blocks(readings, this.episodes.values(), now);
    }

    boolean holds(Alert alert) {
        var episode = episodes.get(alert.subject());
        var account = alert.subject().accountId();
        if (episode == null || !book.choice(alert.rule(), account, alert.kind()).on()) {
            return false;
        }
        return switch (alert.rule()) {
            case REMAINING ->
                !isOver(alert, episode) && !isOutspoken(alert, episode) && isWarned(alert.limit(), episode);
            case EXHAUSTED -> !isOver(alert, episode) && isEmpty(episode);
            case BACK_AGAIN -> !isEmpty(episode) && !blocks.silences(alert.subject());
            case RUNS_OUT -> !isOver(alert, episode) && !isEmptyNow(episode) && isTold(alert, episode);
            case BALANCE_LOW -> !isOutspoken(alert, episode) && isTold(alert, episode);
            case OVER_BUDGET, SYNC_BROKEN, STATISTICS_OFF -> !isOver(alert, episode) && isTold(alert, episode);
        };
    }

    /// The reset that it names has come, or the one that is known since.
    private boolean isOver(Alert alert, AlertEpisode episode) {
        return hasComeSince(alert, alert.until()) || hasComeSince(alert, episode.resetsAt());
    }

    /// A reset that had come before the reading says nothing of it.
    private boolean hasComeSince(Alert alert, @Nullable Instant reset) {
        return reset != null && reset.isAfter(alert.observedAt()) && !now.isBefore(reset);
    }

    /// That nothing is left says more, where it says anything.
    private boolean isOutspoken(Alert alert, AlertEpisode episode) {
        var budget = alert.kind() == GaugeKind.BUDGET;
        var last = Thresholds.last(alert.kind());
        return (budget ? isSpent(episode) : isEmptyNow(episode))
                && book.choice(last, alert.subject().accountId(), alert.kind()).on();
    }

    /// A budget that was spent counts as told for its whole period, even where the sum fell since.
    private static boolean isSpent(AlertEpisode episode) {
        var left = episode.remaining();
        return episode.told().contains(AlertRule.OVER_BUDGET) && (left == null || left.signum() == 0);
    }

    /// By the newest reading, whether or not a better one still has to be confirmed.
    private static boolean isEmptyNow(AlertEpisode episode) {
        return isEmpty(episode) && episode.good() == 0;
    }

    private static boolean isEmpty(AlertEpisode episode) {
        return episode.told().contains(AlertRule.EXHAUSTED);
    }

    private static boolean isTold(Alert alert, AlertEpisode episode) {
        return episode.told().contains(alert.rule());
    }

    /// The threshold is not armed again.
    private static boolean isWarned(@Nullable BigDecimal threshold, AlertEpisode episode) {
        return threshold != null
                && episode.warned() != null
                && threshold.compareTo(BigDecimal.valueOf(episode.warned())) >= 0;
    }
}
