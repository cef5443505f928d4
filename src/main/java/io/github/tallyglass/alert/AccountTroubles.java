package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.query.AccountView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is wrong with accounts as a whole, and when that has lasted long enough to be told.
final class AccountTroubles {

    private final List<Trouble> all = new ArrayList<>();

    /// @param views accounts that are watched
    /// @param settled false for a while after a start: what the cache says of a sync is from the last run
    AccountTroubles(List<AccountView> views, List<Statistics> statistics, boolean settled) {
        Map<Long, Statistics> known = new HashMap<>();
        statistics.forEach(each -> known.put(each.accountId(), each));
        for (var view : views) {
            all.add(sync(view, settled));
            var told = known.get(view.account().id());
            if (told != null) {
                all.add(statistics(view, told));
            }
        }
    }

    List<Trouble> all() {
        return all;
    }

    private static Trouble sync(AccountView view, boolean settled) {
        var wrong = switch (view.state()) {
            case "ok" -> Boolean.FALSE;
            case "failing", "stopped" -> settled ? Boolean.TRUE : null;
            default -> null;
        };
        return new Trouble(
                AlertRule.SYNC_BROKEN,
                AlertSubject.sync(view.account().id()),
                view.account().name(),
                wrong,
                view.lastSync(),
                code(view.failureText()));
    }

    private static Trouble statistics(AccountView view, Statistics told) {
        return new Trouble(
                AlertRule.STATISTICS_OFF,
                AlertSubject.statistics(view.account().id()),
                view.account().name(),
                told.on() == null ? null : !told.on(),
                null,
                "");
    }

    /// The store keeps `CODE: arguments`.
    private static String code(String failureText) {
        var end = failureText.indexOf(':');
        return end < 0 ? failureText : failureText.substring(0, end);
    }

    /// When the next of them has been there for as long as its rule waits; empty where none is waited for.
    ///
    /// @param episodes as they are after this look
    Optional<Instant> nextDue(AlertBook book, Collection<AlertEpisode> episodes, Instant now) {
        var since = new HashMap<AlertSubject, AlertEpisode>();
        episodes.forEach(episode -> since.put(episode.subject(), episode));
        return all.stream()
                .filter(trouble -> trouble.rule() == AlertRule.SYNC_BROKEN && Boolean.TRUE.equals(trouble.wrong()))
                .flatMap(trouble -> due(book, trouble, since.get(trouble.subject())))
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    private static Stream<Instant> due(AlertBook book, Trouble trouble, @Nullable AlertEpisode episode) {
        var choice = book.choice(trouble.rule(), trouble.subject().accountId(), null);
        if (episode == null || episode.since() == null || episode.told().contains(trouble.rule()) || !choice.on()) {
            return Stream.empty();
        }
        var after =
                Objects.requireNonNullElse(choice.limits().after(), Objects.requireNonNull(AlertLimits.USUAL.after()));
        var right = trouble.since() == null ? episode.since() : trouble.since();
        var seen = episode.since().plus(after.compareTo(Troubles.SEEN_WRONG) < 0 ? after : Troubles.SEEN_WRONG);
        var lasting = right.plus(after);
        return Stream.of(lasting.isAfter(seen) ? lasting : seen);
    }
}
