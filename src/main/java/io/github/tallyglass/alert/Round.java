package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.AlertStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at the world after the other: asks the cache, has the machine decide, keeps that in one
/// transaction, and only then shows it. Not safe for use by several threads.
///
/// What was kept and not shown when the program ended is shown by the first look of the next one, if that
/// comes within a quarter of an hour and it still holds.
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private static final Duration PENDING_FOR = Duration.ofMinutes(15);

    /// What the cache says of a sync after a start, or after sleep, is from before: it is tried first.
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final AlertStore store;
    private final UsageQueries queries;
    private final AlertSurroundings around;
    private final Statistics.Source statistics;
    private final BudgetWatch budgets;
    private final Delivery delivery;
    private volatile Instant settledAt;
    private boolean anyWaiting = true;

    Round(
            AlertStore store,
            UsageQueries queries,
            AlertSurroundings around,
            Statistics.Source statistics,
            BudgetSums sums) {
        this.store = store;
        this.queries = queries;
        this.around = around;
        this.statistics = statistics;
        this.budgets = new BudgetWatch(sums);
        this.delivery = new Delivery(store, around);
        settle();
    }

    /// The machine was asleep, or the network away: what is wrong now may be right in a moment.
    void settle() {
        settledAt = around.clock().instant().plus(SETTLING);
    }

    /// @param next when to look again though nothing has changed; empty where nothing is waited for
    /// @param news whether the log is another one than before
    record Seen(Optional<Instant> next, boolean news) {}

    Seen look() {
        try {
            return lookAround();
        } catch (RuntimeException failed) {
            budgets.forget();
            throw failed;
        }
    }

    private Seen lookAround() {
        var now = around.clock().instant();
        var book = store.book();
        var machine = new AlertMachine(book);
        var views = queries.accounts().stream()
                .filter(view -> !view.account().removed() && !view.account().paused())
                .toList();
        var troubles = new AccountTroubles(views, statistics.now(), !now.isBefore(settledAt));
        var look = look(now, book, views, troubles);
        var episodes = store.episodes();
        var outcome = machine.look(episodes, look);
        var quiet = isQuiet(book, now);
        var kept = keep(now, outcome, quiet);
        if (kept.isEmpty()) {
            budgets.forget();
            return new Seen(Optional.of(now.plus(AGAIN)), false);
        }
        var after = after(episodes, outcome);
        anyWaiting |= !outcome.fired().isEmpty();
        var fired = kept.get().stream().map(AlertEntry::id).collect(Collectors.toSet());
        var news = !fired.isEmpty();
        if (anyWaiting) {
            news |= quiet ? hush(fired) : release(machine, after, look, fired);
        }
        return new Seen(next(book, troubles, after, views, now), news);
    }

    private Look look(Instant now, AlertBook book, List<AccountView> views, AccountTroubles troubles) {
        var gauges = new ArrayList<Gauge>();
        var texts = around.texts().get();
        views.forEach(view -> gauges.addAll(new AccountGauges(view, now, texts).all()));
        gauges.addAll(budgets.gauges(book.budgets(), now));
        Set<Long> whole =
                views.stream().map(view -> view.account().id()).collect(Collectors.toCollection(HashSet::new));
        whole.add(0L);
        return new Look(now, gauges, troubles.all(), whole);
    }

    /// Empty when the disk would not take it: nothing is shown then, and the next look decides anew.
    private Optional<List<AlertEntry>> keep(Instant now, Outcome outcome, boolean quiet) {
        if (outcome.isEmpty()) {
            return Optional.of(List.of());
        }
        var as = quiet ? AlertEntry.Delivery.QUIET : AlertEntry.Delivery.PENDING;
        return switch (store.keep(now, outcome.changed(), outcome.gone(), outcome.fired(), as)) {
            case Result.Ok<List<AlertEntry>>(List<AlertEntry> entries) -> Optional.of(entries);
            case Result.Err<List<AlertEntry>>(Failure failure) -> {
                LOG.warn("Alerts wait, they cannot be kept: {}", failure.code());
                yield Optional.empty();
            }
        };
    }

    private static Collection<AlertEpisode> after(List<AlertEpisode> before, Outcome outcome) {
        var after = new HashMap<AlertSubject, AlertEpisode>();
        before.forEach(episode -> after.put(episode.subject(), episode));
        outcome.changed().forEach(episode -> after.put(episode.subject(), episode));
        outcome.gone().forEach(after::remove);
        return after.values();
    }

    /// In quiet hours what was to be shown waits for their end.
    ///
    /// @param fired in this look
    private boolean hush(Set<Long> fired) {
        var late = delivery.waiting().stream()
                .filter(entry -> entry.delivery() == AlertEntry.Delivery.PENDING && !fired.contains(entry.id()))
                .toList();
        late.forEach(entry -> delivery.note(entry.id(), AlertEntry.Delivery.QUIET));
        return !late.isEmpty();
    }

    /// Shows what fired in this look and what waited and still holds; the rest is over.
    private boolean release(AlertMachine machine, Collection<AlertEpisode> episodes, Look look, Set<Long> fired) {
        var waiting = delivery.waiting();
        var worth = machine
                .worthShowing(
                        waiting.stream()
                                .filter(entry -> !isLate(entry, look.now()))
                                .toList(),
                        episodes,
                        look)
                .stream()
                .map(AlertEntry::id)
                .collect(Collectors.toSet());
        for (var entry : waiting) {
            if (fired.contains(entry.id()) || worth.contains(entry.id())) {
                delivery.show(entry);
            } else {
                delivery.note(entry.id(), AlertEntry.Delivery.OVER);
            }
        }
        anyWaiting = false;
        return !waiting.isEmpty();
    }

    private static boolean isLate(AlertEntry entry, Instant now) {
        return entry.delivery() == AlertEntry.Delivery.PENDING
                && now.isAfter(entry.at().plus(PENDING_FOR));
    }

    private boolean isQuiet(AlertBook book, Instant now) {
        var hours = book.quietHours();
        return hours != null && hours.contains(now, around.zone().get());
    }

    private Optional<Instant> next(
            AlertBook book,
            AccountTroubles troubles,
            Collection<AlertEpisode> episodes,
            List<AccountView> views,
            Instant now) {
        var hours = book.quietHours();
        var quietEnds = anyWaiting && hours != null && isQuiet(book, now)
                ? Optional.of(end(hours, now, around.zone().get()))
                : Optional.<Instant>empty();
        var settles = now.isBefore(settledAt) && views.stream().anyMatch(Round::isBroken)
                ? Optional.of(settledAt)
                : Optional.<Instant>empty();
        return Stream.of(quietEnds, settles, troubles.nextDue(book, episodes, now), budgets.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static boolean isBroken(AccountView view) {
        return view.state().equals("failing") || view.state().equals("stopped");
    }

    private static Instant end(QuietHours hours, Instant now, ZoneId zone) {
        var today = now.atZone(zone).with(hours.to());
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
