package io.github.tallyglass.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Conditions on rows. Positive conditions of one dimension widen (any may hold), negative ones narrow
/// (all must hold); dimensions narrow each other.
public record UsageFilter(Map<Dimension, List<Match>> conditions) {

    public static final UsageFilter ALL = new UsageFilter(Map.of());

    public UsageFilter {
        var copy = new EnumMap<Dimension, List<Match>>(Dimension.class);
        conditions.forEach((dimension, matches) -> {
            if (!matches.isEmpty()) {
                copy.put(dimension, List.copyOf(matches));
            }
        });
        conditions = java.util.Collections.unmodifiableMap(copy);
    }

    public boolean isAll() {
        return conditions.isEmpty();
    }

    public List<Match> on(Dimension dimension) {
        return conditions.getOrDefault(dimension, List.of());
    }

    public UsageFilter with(Dimension dimension, Match match) {
        var matches = new ArrayList<>(on(dimension));
        if (!matches.contains(match)) {
            matches.add(match);
        }
        return replacing(dimension, matches);
    }

    public UsageFilter without(Dimension dimension, Match match) {
        var matches = new ArrayList<>(on(dimension));
        matches.remove(match);
        return replacing(dimension, matches);
    }

    public UsageFilter replacing(Dimension dimension, List<Match> matches) {
        var copy = new EnumMap<Dimension, List<Match>>(Dimension.class);
        copy.putAll(conditions);
        copy.put(dimension, matches);
        return new UsageFilter(copy);
    }

    /// Whether a value passes this filter's conditions on one dimension.
    public boolean accepts(Dimension dimension, String value) {
        var anyPositive = false;
        var positiveHit = false;
        for (var match : on(dimension)) {
            if (match instanceof Match.Not) {
                if (!match.test(value)) {
                    return false;
                }
            } else {
                anyPositive = true;
                positiveHit |= match.test(value);
            }
        }
        return !anyPositive || positiveHit;
    }
}
