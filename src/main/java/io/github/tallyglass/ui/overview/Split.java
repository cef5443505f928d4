package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.GroupBy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What colours stand for. The bars, the ring and the table share it, so that one colour means one thing.
public enum Split {
    MODEL(Dimension.MODEL, GroupBy.MODEL),
    KEY(Dimension.KEY, GroupBy.KEY),
    ACCOUNT(Dimension.ACCOUNT, GroupBy.ACCOUNT),
    KIND(Dimension.TYPE, GroupBy.TYPE),
    USER(Dimension.USER, GroupBy.USER),
    GROUP(Dimension.GROUP, GroupBy.GROUP),
    CHANNEL(Dimension.CHANNEL, GroupBy.CHANNEL),
    CLIENT(Dimension.CLIENT, GroupBy.CLIENT),
    ENDPOINT(Dimension.ENDPOINT, GroupBy.ENDPOINT),
    STATUS(Dimension.STATUS, GroupBy.STATUS),
    PROVIDER(Dimension.PROVIDER, GroupBy.PROVIDER),
    LOGIN(Dimension.LOGIN, GroupBy.LOGIN),
    EFFORT(Dimension.EFFORT, GroupBy.EFFORT),
    TIER(Dimension.TIER, GroupBy.TIER);

    /// Always on offer.
    static final List<Split> FIRST = List.copyOf(EnumSet.range(MODEL, KIND));

    /// On offer where the cache has met more than one value.
    static final List<Split> FURTHER = List.copyOf(EnumSet.range(USER, TIER));

    private final Dimension dimension;
    private final GroupBy grouping;

    Split(Dimension dimension, GroupBy grouping) {
        this.dimension = dimension;
        this.grouping = grouping;
    }

    public Dimension dimension() {
        return dimension;
    }

    /// How a report groups by it.
    public GroupBy grouping() {
        return grouping;
    }

    /// Those of the further ones that tell something apart.
    ///
    /// @param telling as [io.github.tallyglass.query.UsageQueries#telling()] says
    static List<Split> further(Set<Dimension> telling) {
        return FURTHER.stream()
                .filter(split -> telling.contains(split.dimension()))
                .toList();
    }
}
