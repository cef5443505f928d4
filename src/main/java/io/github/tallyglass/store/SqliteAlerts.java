package io.github.tallyglass.store;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Budget;
import io.github.tallyglass.domain.QuietHours;
import io.github.tallyglass.domain.Result;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [AlertStore] on a [Database]; made by [SqliteStore#alerts()]. No figure depends on what is kept here:
/// those who listen to changes of the cache are not told.
final class SqliteAlerts implements AlertStore {

    private final Database database;
    private final Transactions transactions;

    SqliteAlerts(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public AlertBook book() {
        return database.read(handle ->
                new AlertBook(AlertChoices.all(handle), Budgets.all(handle), AlertChoices.quietHours(handle)));
    }

    @Override
    public Result<AlertChoice> choose(AlertChoice choice) {
        return transactions.commit(handle -> {
            AlertChoices.remove(handle, choice);
            AlertChoices.add(handle, choice);
            return choice;
        });
    }

    @Override
    public Result<AlertChoice> unchoose(AlertChoice choice) {
        return transactions.commit(handle -> {
            AlertChoices.remove(handle, choice);
            return choice;
        });
    }

    /// One that counts otherwise than before begins anew: what was told of it was told of another sum.
    @Override
    public Result<Budget> saveBudget(Budget budget) {
        return transactions.commit(handle -> {
            var before = Budgets.find(handle, budget.id());
            var saved = Budgets.save(handle, budget, before.isPresent());
            if (before.filter(one -> !one.countsLike(budget)).isPresent()) {
                AlertEpisodes.remove(handle, AlertSubject.budget(saved.id()));
            }
            return saved;
        });
    }

    @Override
    public Result<Long> removeBudget(long id) {
        return transactions.commit(handle -> {
            AlertEpisodes.remove(handle, AlertSubject.budget(id));
            return Budgets.remove(handle, id);
        });
    }

    @Override
    public Result<Boolean> quietHours(@Nullable QuietHours hours) {
        return transactions.commit(handle -> {
            AlertChoices.setQuietHours(handle, hours);
            return hours != null;
        });
    }

    @Override
    public List<AlertEpisode> episodes() {
        return database.read(AlertEpisodes::all);
    }

    @Override
    public Result<List<AlertEntry>> keep(
            Instant at,
            List<AlertEpisode> changed,
            List<AlertSubject> gone,
            List<Alert> fired,
            AlertEntry.Delivery delivery) {
        return transactions.commit(handle -> {
            gone.forEach(subject -> AlertEpisodes.remove(handle, subject));
            changed.forEach(episode -> AlertEpisodes.replace(handle, episode));
            var entries = fired.stream()
                    .map(alert -> AlertLog.add(handle, at, alert, delivery))
                    .toList();
            if (!fired.isEmpty()) {
                AlertLog.prune(handle);
            }
            return entries;
        });
    }

    @Override
    public Result<Long> noteDelivery(long entryId, AlertEntry.Delivery delivery) {
        return transactions.commit(handle -> AlertLog.noteDelivery(handle, entryId, delivery));
    }

    @Override
    public List<AlertEntry> log(int limit) {
        return database.read(handle -> AlertLog.newest(handle, limit));
    }

    @Override
    public List<AlertEntry> undelivered() {
        return database.read(AlertLog::undelivered);
    }

    @Override
    public Result<Long> markSeen() {
        return transactions.commit(AlertLog::markSeen);
    }
}
