package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that the user is to be told, as facts; words come later, in the language of the moment.
///
/// | rule | value | limit | unit | moment | until |
/// |---|---|---|---|---|---|
/// | REMAINING | percent left | threshold, percent | `%` | – | reset or end |
/// | EXHAUSTED | percent left (0) | – | `%` | – | reset or end |
/// | BACK_AGAIN | percent left | – | `%` | – | reset or end |
/// | RUNS_OUT | percent left | – | `%` | when it runs out | reset or end |
/// | BALANCE_LOW | amount left | amount (null: by days) | currency | when it is empty | – |
/// | OVER_BUDGET | amount spent | amount of the budget | currency | – | end of the period |
/// | SYNC_BROKEN | – | – | code of the failure | since when | – |
/// | STATISTICS_OFF | – | – | – | since when | – |
///
/// A balance that is exhausted or back again has its amount as value and its currency as unit; a budget
/// whose remaining share is low has percent.
///
/// @param kind null for rules that speak of accounts
/// @param account name of the account, or of the budget
/// @param login label of the login; `""` where there is none
/// @param label of a window that the provider names (a model, a plan); `""` for others
/// @param length of the window in seconds; 0 where there is none
/// @param observedAt when what it rests on was read
public record Alert(
        AlertRule rule,
        AlertSubject subject,
        @Nullable GaugeKind kind,
        String account,
        String login,
        String label,
        long length,
        @Nullable BigDecimal value,
        @Nullable BigDecimal limit,
        String unit,
        @Nullable Instant moment,
        @Nullable Instant until,
        Instant observedAt) {}
