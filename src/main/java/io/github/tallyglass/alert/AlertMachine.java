package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides what the user is told, and when not: choices, episodes and a [Look] in, an [Outcome] out. It
/// has no clock, no disk and no memory; who keeps the outcome may be killed between any two looks.
///
/// Common to all rules:
///
/// * Only a good reading that is newer than the last one that counted changes anything. Times count in
///   whole seconds, as the cache has them. Where the last one lies more than an hour after now, a clock was
///   put back: then any other reading counts.
/// * A rule that is off follows its episode in silence. Turned on, it speaks at the next crossing.
/// * One subject speaks once a look. What is the most urgent goes first: nothing left or something left
/// again, then a threshold, then a balance or a budget, then the pace. A low balance and the pace wait
/// for
///   the next reading and speak if they still hold; a threshold that something louder has told the
///   figure of counts as told.
/// * A window that is not named any more keeps its episode: providers forget to name one, and logins are
///   switched back and forth. It goes 45 days after its last reading, a removed budget at once. Episodes
///   of a removed account go with the account.
///
/// The rules themselves: [Thresholds], [Exhaustion], [Sums], [Pacing], [Troubles]; cycles: [Reading].
public final class AlertMachine {

    static final Comparator<AlertSubject> BY_SUBJECT = Comparator.comparingLong(AlertSubject::accountId)
            .thenComparing(AlertSubject::login)
            .thenComparing(AlertSubject::item);

    private final AlertBook book;

    public AlertMachine(AlertBook book) {
        this.book = book;
    }

    /// @param episodes all that are kept, in any order
    public Outcome look(Collection<AlertEpisode> episodes, Look look) {
        var before = new HashMap<AlertSubject, AlertEpisode>();
        episodes.forEach(episode -> before.put(episode.subject(), episode));
        var after = new TreeMap<AlertSubject, AlertEpisode>(BY_SUBJECT);
        var fired = new ArrayList<Alert>();
        var readings = readings(before, look);
        var blocks = new Blocks(readings, before.values(), look.now());
        for (var reading : readings) {
            if (reading.counts()) {
                note(after, fired, step(reading, blocks));
            }
        }
        var troubles = new Troubles(book, look.now());
        look.troubles().stream()
                .filter(trouble -> trouble.wrong() != null)
                .sorted(Comparator.comparing(Trouble::subject, BY_SUBJECT))
                .forEach(trouble -> note(after, fired, troubles.step(trouble, before.get(trouble.subject()))));
        fired.sort(Comparator.comparing(Alert::subject, BY_SUBJECT));
        after.values().removeIf(episode -> episode.equals(before.get(episode.subject())));
        return new Outcome(List.copyOf(after.values()), Missing.gone(before.values(), look, book), fired);
    }

    /// Whether what an entry says still stands: its episode is told and not over, its rule is on, and the
    /// reset that it names has not come.
    public boolean holds(Alert alert, Collection<AlertEpisode> episodes, Look look) {
        return new Holding(book, episodes, look).holds(alert);
    }

    /// Of entries that wait to be shown, those that are still worth it: they hold, and nothing newer about
    /// the same subject does.
    ///
    /// @param waiting pending or held back in quiet hours, in any order
    /// @param look gauges as they are now; other windows of a login may silence "back again"
    /// @return oldest first
    public List<AlertEntry> worthShowing(List<AlertEntry> waiting, Collection<AlertEpisode> episodes, Look look) {
        var holding = new Holding(book, episodes, look);
        var newest = new HashMap<AlertSubject, AlertEntry>();
        waiting.stream()
                .filter(entry -> holding.holds(entry.alert()))
                .forEach(entry -> newest.merge(
                        entry.alert().subject(), entry, (one, other) -> one.id() > other.id() ? one : other));
        return newest.values().stream()
                .sorted(Comparator.comparingLong(AlertEntry::id))
                .toList();
    }

    private static List<Reading> readings(Map<AlertSubject, AlertEpisode> before, Look look) {
        var readings = new TreeMap<AlertSubject, Reading>(BY_SUBJECT);
        look.gauges()
                .forEach(gauge -> readings.merge(
                        gauge.subject(),
                        new Reading(gauge, before.get(gauge.subject()), look.now()),
                        Reading::orBetter));
        return List.copyOf(readings.values());
    }

    private Step step(Reading reading, Blocks blocks) {
        var draft = new Draft(reading);
        var alert = new Exhaustion(book, blocks).step(reading, draft);
        alert = new Thresholds(book).step(reading, draft, alert);
        alert = new Sums(book).step(reading, draft, alert);
        alert = new Pacing(book).step(reading, draft, alert);
        return new Step(draft.episode(), alert);
    }

    private static void note(Map<AlertSubject, AlertEpisode> after, List<Alert> fired, Step step) {
        after.put(step.episode().subject(), step.episode());
        if (step.alert() != null) {
            fired.add(step.alert());
        }
    }

    /// How far an episode has come, and what that is worth telling.
    record Step(AlertEpisode episode, @Nullable Alert alert) {}
}
