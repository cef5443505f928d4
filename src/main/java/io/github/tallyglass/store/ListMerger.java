package io.github.tallyglass.store;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.ListCommit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Merges a list without bounds into what is stored, inside the transaction that it is given. Nothing is
/// taken away: such a list forgets rows. The n-th of several equal rows is added where fewer than n are
/// stored (gateway contract §3.4).
final class ListMerger {

    private final Handle handle;
    private final Dictionaries dictionaries;
    private final ListCommit list;

    ListMerger(Handle handle, Dictionaries dictionaries, ListCommit list) {
        this.handle = handle;
        this.dictionaries = dictionaries;
        this.list = list;
    }

    Commit merge() throws SQLException {
        var account = list.accountId();
        var rejects = new ArrayList<>(list.rejects());
        var pruned = Coverage.PRUNED.read(handle, account);
        var sensible = new SensibleRows(handle)
                .of(inOrder(), rejects).stream()
                        .filter(row -> !pruned.contains(row.createdAt()))
                        .toList();
        var rows = 0L;
        if (!sensible.isEmpty()) {
            var span = new Interval(
                    sensible.getFirst().createdAt(), sensible.getLast().createdAt());
            var stored = new StoredRows(handle, account, span);
            var missing = sensible.stream().filter(row -> !stored.take(row)).toList();
            var dirty = new DirtyDays(handle, Meta.fixedZone(handle), account);
            missing.forEach(row -> dirty.mark(row.createdAt()));
            var connection = handle.getConnection();
            if (!missing.isEmpty()) {
                var touched = new Interval(
                        missing.getFirst().createdAt(), missing.getLast().createdAt());
                var failures = new FailedRequests(connection, dictionaries, account);
                var decided = failures.decidedElsewhere(touched, pruned);
                new EventWriter(connection, dictionaries, account).append(missing, list.unit(), stored.nextPlaces());
                failures.settle(touched, decided).forEach(dirty::mark);
            }
            rows = missing.size();
        }
        var rejected = new Readings(handle, dictionaries, account).addRejects(rejects);
        cover();
        return new Commit(rows, sensible.size(), false, rejected);
    }

    private void cover() {
        var account = list.accountId();
        for (var covered : list.covered().intervals()) {
            Coverage.ROWS.add(handle, account, covered);
            Coverage.LOST.remove(handle, account, covered);
        }
        for (var lost : list.lost().intervals()) {
            Coverage.LOST.add(handle, account, lost);
        }
        for (var unlisted : list.unlisted().intervals()) {
            Coverage.UNLISTED.add(handle, account, unlisted);
        }
    }

    /// Oldest first; the list has the newest first, within a second as well.
    private List<UsageEvent> inOrder() {
        return list.rows().reversed().stream()
                .sorted(Comparator.comparingLong(UsageEvent::createdAt))
                .toList();
    }

    /// Equal rows by their number, and where the next row of a second goes.
    private static final class StoredRows {

        private static final String SELECT = "SELECT e.created_at, e.seq, k.type, m.name, o.key_name, o.key_id,"
                + " o.group_name, o.channel, e.quota, e.output, e.duration_ms, e.flags, e.request_id"
                + " FROM event e JOIN kind k ON k.id = e.kind_id JOIN model m ON m.id = e.model_id"
                + " JOIN origin o ON o.id = e.origin_id"
                + " WHERE e.account_id = ? AND e.created_at BETWEEN ? AND ?";

        private final Map<RowIdentity, Integer> left = new HashMap<>();
        private final Map<Long, Integer> next = new HashMap<>();

        StoredRows(Handle handle, long account, Interval span) throws SQLException {
            try (var statement = handle.getConnection().prepareStatement(SELECT)) {
                statement.setLong(1, account);
                statement.setLong(2, span.from());
                statement.setLong(3, span.to());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        left.merge(RowIdentity.stored(rows), 1, Integer::sum);
                        next.merge(rows.getLong(1), rows.getInt(2) + 1, Math::max);
                    }
                }
            }
        }

        /// True when the row is there already; each stored row answers for one.
        boolean take(UsageEvent row) {
            var identity = RowIdentity.of(row);
            var before = left.getOrDefault(identity, 0);
            if (before > 0) {
                left.put(identity, before - 1);
            }
            return before > 0;
        }

        Map<Long, Integer> nextPlaces() {
            return next;
        }
    }
}
