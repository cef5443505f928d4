package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// Totals of a range, its groups if asked, and what is missing from it.
///
/// @param from the first instant counted (resolved for `all`)
/// @param complete every second of the range, for every account that the filter lets through, was read
///     and proven; the last minutes since a sync that is not older than five minutes do not count against
///     it
/// @param missing stretches not read, with the reason; empty when complete
/// @param totals sums over rows
/// @param groups empty unless grouped
/// @param hourly what the gateways' own hourly sums say of hours of which no row was read; in no other
///     figure
public record Report(
        TimeRange range,
        Instant from,
        boolean complete,
        List<Missing> missing,
        Figures totals,
        List<Group> groups,
        Hourly hourly) {

    /// Over rows alone.
    public Report(
            TimeRange range,
            Instant from,
            boolean complete,
            List<Missing> missing,
            Figures totals,
            List<Group> groups) {
        this(range, from, complete, missing, totals, groups, Hourly.NONE);
    }

    Report withHourly(Hourly sums) {
        return new Report(range, from, complete, missing, totals, groups, sums);
    }

    /// Sums of the gateways' own: requests and gross cost alone (no tokens, no failures, refunds not
    /// taken off).
    ///
    /// @param groups as the report's; empty where the sums do not know what it is grouped by
    public record Hourly(Figures totals, List<Group> groups) {

        public static final Hourly NONE = new Hourly(Figures.NONE, List.of());

        public boolean isEmpty() {
            return totals.attempts() == 0 && totals.quotaByUnit().isEmpty();
        }
    }

    /// @param why a code for the texts (`missing.CODE`): `not-read-yet`, `not-synced-lately`,
    /// `not-collected`, `aggregates-only`, `unstable`, `unreadable-rows`, `purged-upstream`,
    /// `before-history`, `pruned-rows` (rows of these seconds are not kept any more, and what was asked
    ///     is
    ///     in no sum)
    /// @param to exclusive
    public record Missing(String account, Instant from, Instant to, String why) {}

    /// @param name value of the dimension; `""` where rows have none
    /// @param share 0…1 of the cost, of the attempts where nothing has a cost; four decimals
    /// @param groups what this group is divided into; empty unless asked. Their shares are of this group
    public record Group(String name, BigDecimal share, Figures figures, List<Group> groups) {

        public Group {
            groups = List.copyOf(groups);
        }

        /// Not divided further.
        public Group(String name, BigDecimal share, Figures figures) {
            this(name, share, figures, List.of());
        }

        /// 0…1 of the requests, four decimals; 0 of none.
        ///
        /// @param whole what this is a part of
        public BigDecimal requestsShare(Figures whole) {
            return whole.requests() == 0
                    ? BigDecimal.ZERO.setScale(4)
                    : BigDecimal.valueOf(figures.requests())
                            .divide(BigDecimal.valueOf(whole.requests()), 4, RoundingMode.HALF_UP);
        }
    }
}
