package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.UsageEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What [FailedRequests] does, for rows that are only ever added: an error row counts unless a consume
/// row of its request lies within [FailedRequests#NEAR] seconds of it, or an earlier error row does. An
/// id may have come up by chance for another request before, so that distance decides. Requests of the
/// last half hour are held in memory, or each lot would walk over all rows around it.
///
/// For the writer thread alone; to be forgotten when a transaction was undone.
final class FailureMarks {

    private static final long NEAR = FailedRequests.NEAR;

    /// How much older than what is held a row may be before the time between is not read any more.
    private static final long REACH = 2 * 3600;

    /// What is held behind the present lot.
    private static final long HELD = 1_800;

    private static final int MANY = 3_000_000;

    private final long accountId;
    private final RequestMemory held = new RequestMemory();
    private long from = Long.MAX_VALUE;

    FailureMarks(long accountId) {
        this.accountId = accountId;
    }

    /// A stored error row that does not count any more.
    record Recovered(long second, String requestId) {}

    /// @param failed by the place of each row; meaningless for rows that are no errors
    record Marks(boolean[] failed, List<Recovered> recovered) {}

    void forget() {
        held.clear();
        from = Long.MAX_VALUE;
    }

    /// @param rows in order of time, and in the order of their places within a second
    Marks of(Connection connection, Dictionaries dictionaries, List<UsageEvent> rows) throws SQLException {
        var failed = new boolean[rows.size()];
        var recovered = new ArrayList<Recovered>();
        for (var begin = 0; begin < rows.size(); ) {
            var end = begin + 1;
            while (end < rows.size()
                    && rows.get(end).createdAt() - rows.get(end - 1).createdAt() <= NEAR) {
                end++;
            }
            var reading = new StoredRequests(connection, dictionaries, accountId);
            mark(
                    memory(
                            reading,
                            rows.get(begin).createdAt(),
                            rows.get(end - 1).createdAt()),
                    rows,
                    begin,
                    end,
                    failed,
                    recovered);
            begin = end;
        }
        if (held.size() > MANY && !rows.isEmpty()) {
            from = rows.get(rows.size() / 2).createdAt() - HELD;
            held.forgetBefore(from);
            if (held.size() > MANY) {
                forget();
            }
        }
        return new Marks(failed, recovered);
    }

    /// What knows every stored row around a stretch.
    private RequestMemory memory(StoredRequests stored, long first, long last) throws SQLException {
        var needed = first - NEAR;
        if (from == Long.MAX_VALUE || needed < from && needed >= from - REACH) {
            stored.into(held, needed, from == Long.MAX_VALUE ? Long.MAX_VALUE : from - 1);
            from = needed;
        }
        if (needed >= from) {
            return held;
        }
        if (last >= from) {
            forget();
        }
        var apart = new RequestMemory();
        stored.into(apart, needed, last + NEAR);
        return apart;
    }

    private static void mark(
            RequestMemory memory,
            List<UsageEvent> rows,
            int begin,
            int end,
            boolean[] failed,
            List<Recovered> recovered) {
        for (var i = begin; i < end; i++) {
            var row = rows.get(i);
            var requestId = row.outcome().requestId();
            if (row.type() == EventType.CONSUME && !requestId.isEmpty()) {
                var id = RequestMemory.idOf(requestId);
                memory.near(
                        id,
                        row.createdAt(),
                        (place, second, what) ->
                                recover(memory, place, what, new Recovered(second, requestId), recovered));
                memory.add(id, row.createdAt(), RequestMemory.CONSUMED);
            }
        }
        for (var i = begin; i < end; i++) {
            var row = rows.get(i);
            if (row.type() == EventType.ERROR) {
                failed[i] = row.outcome().requestId().isEmpty() || isFirst(memory, row, recovered);
            }
        }
    }

    private static boolean isFirst(RequestMemory memory, UsageEvent row, List<Recovered> recovered) {
        var requestId = row.outcome().requestId();
        var id = RequestMemory.idOf(requestId);
        var isFirst = new boolean[] {true};
        memory.near(id, row.createdAt(), (place, second, what) -> {
            if (what == RequestMemory.CONSUMED || second <= row.createdAt()) {
                isFirst[0] = false;
            } else {
                recover(memory, place, what, new Recovered(second, requestId), recovered);
            }
        });
        memory.add(id, row.createdAt(), isFirst[0] ? RequestMemory.FAILED : RequestMemory.ERROR);
        return isFirst[0];
    }

    private static void recover(RequestMemory memory, int place, byte what, Recovered row, List<Recovered> recovered) {
        if (what == RequestMemory.FAILED) {
            memory.set(place, RequestMemory.ERROR);
            recovered.add(row);
        }
    }
}
