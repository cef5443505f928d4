package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.SpendPattern;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.Coverage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an account's wallet paid: consume rows less refunds, without what a plan paid. Of an
/// administrator's account only the rows of the wallet's owner count.
final class WalletSpend {

    private static final Duration BURN_WINDOW = Duration.ofDays(14);
    private static final Duration LEARNT_FROM = Duration.ofDays(8 * 7);
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;

    private final Snapshot snapshot;
    private final Account account;
    private final IntervalSet rows;
    private final long now;

    WalletSpend(Snapshot snapshot, Account account) {
        this.snapshot = snapshot;
        this.account = account;
        this.rows = Coverage.ROWS.read(snapshot.handle(), account.id());
        this.now = snapshot.now().getEpochSecond();
    }

    /// Quota units a day over the last fortnight; gaps do not count as days without use. Null under a day
    /// of known rows.
    @Nullable
    Long averageDay() {
        var window = new Interval(now - BURN_WINDOW.toSeconds(), now - 1);
        var seconds = rows.within(window).seconds();
        var conditions = conditions();
        if (seconds < DAY || conditions.isEmpty()) {
            return null;
        }
        var sum = new long[1];
        new FiguresQuery(snapshot, conditions.get())
                .run(
                        new Bounds(window.from(), window.to()),
                        Split.NONE,
                        null,
                        (second, split, kind, unit, line, at) -> sum[0] += net(kind.type(), unit, ofWallet(line, at)));
        return Math.round((double) sum[0] * DAY / seconds);
    }

    /// How the last eight weeks were spent. Where rows are not there yet, the gateway's hourly sums stand
    /// in; they are gross and tell no plan from the wallet, so that an account with plans waits for its
    /// rows.
    ///
    /// @param withPlans the account has windows
    /// @return empty where an administrator's own rows cannot be told from others
    Optional<SpendPattern> pattern(boolean withPlans) {
        if (isAdmin()) {
            return Optional.empty();
        }
        var window = new Interval(now - LEARNT_FROM.toSeconds(), now - 1);
        var pattern = new SpendPattern(snapshot.days().zone());
        hours(window).forEach((second, quota) -> pattern.spent(Instant.ofEpochSecond(second), quota));
        rows.within(window).intervals().forEach(pattern::known);
        if (!withPlans) {
            addAggregates(pattern, window);
        }
        return Optional.of(pattern);
    }

    /// Net spending of the wallet by stretches of at most an hour, known by their first second. None for an
    /// administrator's account.
    TreeMap<Long, Long> hours(Interval window) {
        var hours = new TreeMap<Long, Long>();
        if (isAdmin()) {
            return hours;
        }
        var grid = new TimeGrid(Bucket.HOUR, snapshot.days().zone());
        new FiguresQuery(snapshot, conditions().orElseThrow())
                .run(
                        new Bounds(window.from(), window.to()),
                        Split.NONE,
                        grid,
                        (second, split, kind, unit, line, at) ->
                                hours.merge(second, net(kind.type(), unit, ofWallet(line, at)), Long::sum));
        return hours;
    }

    IntervalSet knownRows() {
        return rows;
    }

    private void addAggregates(SpendPattern pattern, Interval window) {
        var told = Coverage.HOURLY.read(snapshot.handle(), account.id()).within(window);
        for (var row : rows.intervals()) {
            told = told.minus(row);
        }
        if (told.isEmpty()) {
            return;
        }
        var quotas = new TreeMap<Long, Long>();
        snapshot.handle()
                .createQuery("SELECT hour, SUM(quota) FROM hourly WHERE account_id = ? AND hour BETWEEN ? AND ?"
                        + " GROUP BY hour")
                .bind(0, account.id())
                .bind(1, window.from())
                .bind(2, window.to())
                .map((row, context) -> quotas.put(row.getLong(1), row.getLong(2)))
                .list();
        for (var part : told.intervals()) {
            // An hour that rows have begun is left to them, and one that is not over has not been told to its end.
            var first = Math.ceilDiv(part.from(), HOUR) * HOUR;
            for (var hour = first; hour + HOUR - 1 <= part.to(); hour += HOUR) {
                pattern.known(new Interval(hour, hour + HOUR - 1));
                pattern.spent(Instant.ofEpochSecond(hour), quotas.getOrDefault(hour, 0L));
            }
        }
    }

    private boolean isAdmin() {
        return account.scope() == Scope.ADMIN;
    }

    /// Empty where the wallet's owner is not known.
    private Optional<Conditions> conditions() {
        var filter = UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact(account.name()));
        var all = Conditions.of(snapshot, filter);
        if (!isAdmin()) {
            return Optional.of(all);
        }
        var owner = account.userId();
        var ids = IdSet.of(
                snapshot.dictionaries().origins.all(),
                origin -> Long.toString(origin.userId()).equals(owner));
        return ids.isNone()
                ? Optional.empty()
                : Optional.of(new Conditions(
                        all.accounts(), List.of(ids.sql("origin_id")), List.of(), true, false, false, all.nothing()));
    }

    /// The quota of a line of sums less what a plan paid of it.
    private long ofWallet(ResultSet line, int at) throws SQLException {
        return line.getLong(at + 2) - (isAdmin() ? 0 : line.getLong(at + 8));
    }

    private static long net(EventType type, QuotaUnit unit, long quota) {
        if (!unit.isBilled()) {
            return 0;
        }
        return switch (type) {
            case CONSUME -> quota;
            case REFUND -> -quota;
            default -> 0;
        };
    }
}
