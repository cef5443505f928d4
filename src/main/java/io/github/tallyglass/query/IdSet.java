package io.github.tallyglass.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Which numbers of a dictionary pass. Resolved once in memory, so that SQL compares integers only.
///
/// @param passing in order
/// @param known how many there are at all
record IdSet(List<Integer> passing, int known) {

    static <T> IdSet of(List<T> values, Predicate<T> test) {
        var passing = new ArrayList<Integer>();
        for (var i = 0; i < values.size(); i++) {
            if (test.test(values.get(i))) {
                passing.add(i + 1);
            }
        }
        return new IdSet(passing, values.size());
    }

    boolean isAll() {
        return passing.size() == known;
    }

    boolean isNone() {
        return passing.isEmpty();
    }

    /// The condition on a column, the shorter way round. Entries that came later than this set was made are
    /// beyond the snapshot, so that both ways say the same.
    String sql(String column) {
        if (passing.size() * 2 <= known) {
            return column + " IN (" + list(passing.stream().mapToLong(Integer::longValue)) + ")";
        }
        var without = new ArrayList<Integer>();
        var next = 0;
        for (var id = 1; id <= known; id++) {
            if (next < passing.size() && passing.get(next) == id) {
                next++;
            } else {
                without.add(id);
            }
        }
        return column + " NOT IN (" + list(without.stream().mapToLong(Integer::longValue)) + ")";
    }

    static String list(LongStream ids) {
        return ids.mapToObj(Long::toString).collect(Collectors.joining(","));
    }
}
