package io.github.tallyglass.export;

import io.github.tallyglass.domain.PrunedDay;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What `prune --json` prints.
///
/// @param keptDays whole local days before today whose rows stay
/// @param dryRun nothing went
/// @param waiting days that could not go yet, since their sums are not up to date
/// @param freedBytes that the file is smaller by; null unless it was asked to be
public record PruneDocument(
        int keptDays,
        boolean dryRun,
        long rows,
        int waiting,
        @Nullable Long freedBytes,
        List<Day> days) {

    /// @param day `2026-08-31`, in `zone`
    public record Day(String account, String day, String zone, long rows) {}

    /// @param names of accounts by id
    public static List<Day> days(List<PrunedDay> days, LongFunction<String> names) {
        return days.stream()
                .map(day -> new Day(
                        names.apply(day.accountId()),
                        day.day().toString(),
                        day.zone().getId(),
                        day.rows()))
                .toList();
    }
}
