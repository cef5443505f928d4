package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.UsageStore.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What becomes of a slice that is read again. A gateway's purge must not erase what was read before, and
/// rows that it still writes must not be missed beside a purge: so a closed slice is compared second by
/// second. A second that lost rows keeps all that it had, and gets what is new; any other is taken as the
/// gateway has it.
///
/// @param written rows to store, in order of time
/// @param firstSeq seconds whose stored rows are kept, and the place behind them
/// @param vanished stored rows that the gateway has no longer
record Replacement(List<UsageEvent> written, Map<Long, Integer> firstSeq, List<Stored> vanished) {

    /// A stored row as far as a later listing of the same row can be told from others. Names and tokens
    /// that the gateway's version decides on are left out, or an upgrade would look like a purge.
    record Identity(boolean consume, String model, String key, long quota, long output) {

        static Identity of(UsageEvent row) {
            return new Identity(
                    row.type() == EventType.CONSUME,
                    row.model(),
                    row.origin().key(),
                    row.quota(),
                    row.tokens().output());
        }
    }

    /// @param knownVanished it was gone before
    record Stored(long createdAt, int seq, Identity identity, boolean knownVanished) {

        /// What it adds to the sums that `stat` counts.
        long grossQuota() {
            return identity.consume() ? identity.quota() : 0;
        }
    }

    static Replacement whole(List<UsageEvent> rows) {
        return new Replacement(rows, Map.of(), List.of());
    }

    /// @param stored in order of time and place
    /// @param rows in order of time
    static Replacement ofClosed(List<Stored> stored, List<UsageEvent> rows, List<Reject> rejects) {
        var listed =
                rows.stream().collect(Collectors.groupingBy(UsageEvent::createdAt, TreeMap::new, Collectors.toList()));
        var unreadable = rejects.stream().collect(Collectors.groupingBy(Reject::createdAt, Collectors.counting()));
        var firstSeq = new HashMap<Long, Integer>();
        var vanished = new ArrayList<Stored>();
        stored.stream()
                .collect(Collectors.groupingBy(Stored::createdAt, TreeMap::new, Collectors.toList()))
                .forEach((second, kept) -> {
                    var there = listed.getOrDefault(second, List.of());
                    var count = there.size() + unreadable.getOrDefault(second, 0L);
                    var gone = gone(kept, there);
                    if (!gone.isEmpty() && (count < kept.size() || kept.stream().anyMatch(Stored::knownVanished))) {
                        vanished.addAll(gone);
                        firstSeq.put(second, kept.getLast().seq() + 1);
                        listed.put(second, added(kept, there));
                    }
                });
        return new Replacement(listed.values().stream().flatMap(List::stream).toList(), firstSeq, vanished);
    }

    Set<Long> keptSeconds() {
        return firstSeq.keySet();
    }

    /// Of rows alike those count as gone that were gone before.
    private static List<Stored> gone(List<Stored> kept, List<UsageEvent> there) {
        var left = counts(there.stream().map(Identity::of).toList());
        return kept.stream()
                .sorted(Comparator.comparing(Stored::knownVanished))
                .filter(row -> left.merge(row.identity(), -1, Integer::sum) < 0)
                .toList();
    }

    private static List<UsageEvent> added(List<Stored> kept, List<UsageEvent> there) {
        var left = counts(kept.stream().map(Stored::identity).toList());
        return there.stream()
                .filter(row -> left.merge(Identity.of(row), -1, Integer::sum) < 0)
                .toList();
    }

    private static Map<Identity, Integer> counts(List<Identity> identities) {
        var counts = new HashMap<Identity, Integer>();
        identities.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }
}
