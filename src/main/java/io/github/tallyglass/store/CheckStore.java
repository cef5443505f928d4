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

/// What comparing local sums with a gateway's own needs of the cache, and what it leaves there.
public interface CheckStore {

    LocalSums sums(long accountId, Interval span);

    /// Unit and rate of the newest row of the stretch: rows that are read again keep the unit that they had.
    Optional<QuotaUnit> unitWithin(long accountId, Interval span);

    /// Replaces the account's check of this day and zone.
    Result<Long> noteCheck(DayCheck check, ZoneId zone);

    /// The latest checks of days in this zone, both ends included, by account and day.
    List<DayCheck> checks(ZoneId zone, LocalDate from, LocalDate to);

    /// Rows of the account that its gateway has no longer, joined by day, newest first.
    List<Vanished> vanished(long accountId, ZoneId zone, Interval span);
}
