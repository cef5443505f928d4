package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.store.RowKind;
import io.github.tallyglass.store.ZoneDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sums over a range, by one dimension and optionally over time: plans the pieces, asks each level, and
/// hands on every line. Dictionary numbers become names outside, where lines are few.
final class FiguresQuery {

    /// What lines are split by.
    enum Split {
        NONE("0"),
        ACCOUNT("account_id"),
        MODEL("model_id"),
        ORIGIN("origin_id"),
        /// Only rows know addresses.
        IP("ip_id"),
        /// Two at once: one number in the upper half, the other in the lower one.
        ORIGIN_MODEL("(origin_id << 32) | model_id"),
        ORIGIN_IP("(origin_id << 32) | ip_id"),
        MODEL_IP("(model_id << 32) | ip_id");

        private final String sql;

        Split(String sql) {
            this.sql = sql;
        }

        /// Split by both.
        Split with(Split other) {
            if (this == other || other == NONE) {
                return this;
            }
            for (var both : List.of(ORIGIN_MODEL, ORIGIN_IP, MODEL_IP)) {
                if (both.name().equals(name() + "_" + other) || both.name().equals(other + "_" + name())) {
                    return both;
                }
            }
            return other.with(this);
        }

        boolean hasOrigins() {
            return name().contains(ORIGIN.name());
        }

        boolean needsRow() {
            return name().endsWith(IP.name());
        }

        /// The part of a line's number that stands for `one`.
        long part(Split one, long number) {
            if (this == one) {
                return number;
            }
            return name().startsWith(one.name()) ? number >>> 32 : number & 0xFFFF_FFFFL;
        }

        /// Within one account. A constant among the groups would make the database sort.
        private boolean isConstant() {
            return this == NONE || this == ACCOUNT;
        }
    }

    /// Takes one line of sums.
    @FunctionalInterface
    interface Line {
        /// @param second a second of the bucket that the line belongs to; 0 when not asked over time
        /// @param split number of what was split by
        /// @param at index of the first column of [Level#sums]
        void take(long second, long split, RowKind kind, QuotaUnit unit, ResultSet line, int at) throws SQLException;
    }

    private static final String NO_TIME = "0";

    private final Snapshot snapshot;
    private final Conditions conditions;

    private final boolean presentOnly;
    private IntervalSet unanswered = IntervalSet.EMPTY;

    FiguresQuery(Snapshot snapshot, Conditions conditions) {
        this(snapshot, conditions, false);
    }

    private FiguresQuery(Snapshot snapshot, Conditions conditions, boolean presentOnly) {
        this.snapshot = snapshot;
        this.conditions = conditions;
        this.presentOnly = presentOnly;
    }

    /// Over the rows that are there, without the sums that are kept of others.
    static FiguresQuery ofPresentRows(Snapshot snapshot, Conditions conditions) {
        return new FiguresQuery(snapshot, conditions, true);
    }

    /// Seconds of the ranges so far, of any account, whose rows are not kept and of which no sum tells what
    /// was asked.
    IntervalSet unanswered() {
        return unanswered;
    }

    /// @param grid null when time does not matter
    void run(Bounds bounds, Split split, @Nullable TimeGrid grid, Line sink) {
        if (conditions.nothing()) {
            return;
        }
        for (var account : conditions.accounts()) {
            try {
                run(conditions.onAccount(account), bounds.withinUse(snapshot, account), split, grid, sink);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private void run(Conditions ofAccount, Bounds bounds, Split split, @Nullable TimeGrid grid, Line sink)
            throws SQLException {
        var plan = Planner.of(snapshot.handle(), snapshot.days(), ofAccount, bounds, presentOnly)
                .plan(bounds.from(), bounds.to(), levels(split, grid, bounds));
        unanswered = unanswered.plus(plan.unanswered());
        for (var piece : plan.pieces()) {
            if (piece.level() == Level.ROWS && grid != null) {
                for (var stretch : new ZoneDays(grid.zone()).stretches(piece.from(), piece.to())) {
                    var part = new Piece(Level.ROWS, stretch.from(), stretch.to());
                    var hour =
                            "MAX(" + stretch.from() + ", created_at - (created_at + " + stretch.offset() + ") % 3600)";
                    run(ofAccount, part, split, hour, sink);
                }
            } else {
                run(
                        ofAccount,
                        piece,
                        split,
                        grid == null ? NO_TIME : piece.level().time(),
                        sink);
            }
        }
    }

    private void run(Conditions ofAccount, Piece piece, Split split, String time, Line sink) throws SQLException {
        var level = piece.level();
        var table = level.table(split.hasOrigins() || conditions.needsOrigin());
        var sql = "SELECT " + time + ", " + split.sql + ", kind_id, unit_id, " + level.sums() + " FROM " + table
                + " WHERE " + ofAccount.where() + piece.condition() + " AND " + level.time()
                + " BETWEEN ? AND ? GROUP BY "
                + (time.equals(NO_TIME) ? "" : "1, ") + (split.isConstant() ? "" : "2, ") + "3, 4";
        var words = snapshot.dictionaries();
        try (var statement = snapshot.handle().getConnection().prepareStatement(sql)) {
            var at = ofAccount.bind(statement);
            statement.setLong(at + 1, piece.fromKey(snapshot.days()));
            statement.setLong(at + 2, piece.toKey(snapshot.days()));
            try (var lines = statement.executeQuery()) {
                while (lines.next()) {
                    var second = time.equals(NO_TIME) ? 0 : second(level, lines.getLong(1));
                    sink.take(
                            second,
                            lines.getLong(2),
                            words.kinds.get(lines.getInt(3)),
                            words.units.get(lines.getInt(4)),
                            lines,
                            5);
                }
            }
        }
    }

    private long second(Level level, long key) {
        return switch (level) {
            case MONTH -> snapshot.days().startOfDay(ZoneDays.firstDayOf(Math.toIntExact(key)));
            case DAY, KEPT_DAY -> snapshot.days().startOfDay(key);
            case HOUR, KEPT_HOUR, ROWS -> key;
        };
    }

    /// Levels that can answer, whether or not they are up to date.
    Set<Level> levels(Split split, @Nullable TimeGrid grid, Bounds bounds) {
        if (conditions.needsRow() || split.needsRow()) {
            return EnumSet.of(Level.ROWS);
        }
        var levels = EnumSet.of(Level.MONTH, Level.DAY, Level.HOUR, Level.ROWS);
        if (conditions.needsOrigin() || split.hasOrigins()) {
            levels.remove(Level.HOUR);
        }
        if (grid == null) {
            return levels;
        }
        if (!grid.zone().getRules().equals(snapshot.days().zone().getRules())) {
            levels.removeAll(Set.of(Level.MONTH, Level.DAY));
            if (!hoursAgree(grid, bounds)) {
                levels.remove(Level.HOUR);
            }
            return levels;
        }
        if (grid.bucket() != Bucket.MONTH) {
            levels.remove(Level.MONTH);
        }
        if (grid.bucket() == Bucket.HOUR) {
            levels.remove(Level.DAY);
        }
        return levels;
    }

    /// Whether the hours of both zones begin at the same seconds, all through the range.
    private boolean hoursAgree(TimeGrid grid, Bounds bounds) {
        if (bounds.isEmpty()) {
            return true;
        }
        for (var ours : snapshot.days().stretches(bounds.from(), bounds.to())) {
            for (var theirs : new ZoneDays(grid.zone()).stretches(ours.from(), ours.to())) {
                if ((ours.offset() - theirs.offset()) % 3600 != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
