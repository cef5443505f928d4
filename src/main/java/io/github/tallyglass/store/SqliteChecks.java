package io.github.tallyglass.store;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Vanished;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// [CheckStore] on a [Database].
public final class SqliteChecks implements CheckStore {

    private final Database database;
    private final Dictionaries words = new Dictionaries();

    public SqliteChecks(Database database) {
        this.database = database;
    }

    @Override
    public LocalSums sums(long accountId, Interval span) {
        return ofRows(accountId, rows -> rows.of(span));
    }

    @Override
    public Optional<QuotaUnit> unitWithin(long accountId, Interval span) {
        return ofRows(accountId, rows -> rows.unitWithin(span));
    }

    private <T> T ofRows(long accountId, Function<SumsOfRows, T> question) {
        return database.read(handle -> {
            words.refresh(handle);
            return question.apply(new SumsOfRows(handle, words, accountId));
        });
    }

    @Override
    public Result<Long> noteCheck(DayCheck check, ZoneId zone) {
        var noted = database.write(
                handle -> {
                    DayChecks.save(handle, check, zone);
                    return 1L;
                },
                () -> {});
        if (noted instanceof Result.Ok) {
            database.changes().announce();
        }
        return noted;
    }

    @Override
    public List<DayCheck> checks(ZoneId zone, LocalDate from, LocalDate to) {
        return database.read(handle -> DayChecks.read(handle, zone, from, to));
    }

    @Override
    public List<Vanished> vanished(long accountId, ZoneId zone, Interval span) {
        return database.read(handle -> new VanishedRows(handle, accountId).byDay(new ZoneDays(zone), span));
    }
}
