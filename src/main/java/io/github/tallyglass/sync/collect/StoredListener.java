package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.cliproxy.QueueItem;
import java.util.List;

/// Hears of what is in the cache by now: each item once, in the order in which it was handed over, on the
/// storing thread. A listener that fails is noted and keeps nothing back.
@FunctionalInterface
public interface StoredListener {

    StoredListener NONE = _ -> {};

    /// @param items of one commit: rows, control messages, and what no row could be made of
    void stored(List<QueueItem> items);
}
