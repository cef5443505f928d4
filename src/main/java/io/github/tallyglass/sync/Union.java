package io.github.tallyglass.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Rows of several readings of one slice, merged by identity and occurrence: the n-th twin of a row is
/// kept if any reading had n of them (gateway contract §3.4).
final class Union {

    private final LinkedHashMap<String, List<Entry>> most = new LinkedHashMap<>();

    void add(List<Entry> reading) {
        var twins = new LinkedHashMap<String, List<Entry>>();
        for (var entry : reading) {
            twins.computeIfAbsent(entry.identity(), key -> new ArrayList<>()).add(entry);
        }
        twins.forEach((identity, entries) -> most.merge(identity, entries, (a, b) -> a.size() >= b.size() ? a : b));
    }

    List<Entry> entries() {
        return most.values().stream().flatMap(List::stream).toList();
    }
}
