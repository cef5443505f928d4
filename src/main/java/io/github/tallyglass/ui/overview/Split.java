package io.github.tallyglass.ui.overview;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.GroupBy;
import java.util.Optional;

/// What colours stand for. The bars, the ring and the table share it, so that one colour means one thing.
public enum Split {
    MODEL(Dimension.MODEL, GroupBy.MODEL),
    KEY(Dimension.KEY, GroupBy.KEY),
    ACCOUNT(Dimension.ACCOUNT, GroupBy.ACCOUNT),
    KIND(Dimension.TYPE, null);

    private final Dimension dimension;
    private final @org.jspecify.annotations.Nullable GroupBy grouping;

    Split(Dimension dimension, @org.jspecify.annotations.Nullable GroupBy grouping) {
        this.dimension = dimension;
        this.grouping = grouping;
    }

    public Dimension dimension() {
        return dimension;
    }

    /// How a report groups by it; empty where only a series can.
    public Optional<GroupBy> grouping() {
        return Optional.ofNullable(grouping);
    }
}
