package io.github.tallyglass.ui.requests;

import io.github.tallyglass.query.UsageRow;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// All rows of one answer as the table sees them, of which only pages around the view are in memory. It
/// never changes: a new answer is a new list.
public final class LazyRows extends ObservableListBase<RequestSlot> {

    private final int size;
    private final RowPages pages;

    LazyRows(long count, RowPages pages) {
        this.size = (int) Math.min(count, Integer.MAX_VALUE);
        this.pages = pages;
    }

    @Override
    public RequestSlot get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return new RequestSlot(index, pages.get(index));
    }

    /// The row if it is in memory; asks for nothing.
    public @Nullable UsageRow peek(int index) {
        return index < 0 || index >= size ? null : pages.peek(index);
    }

    @Override
    public int size() {
        return size;
    }

    /// Known from the slot itself; the inherited way would read every page there is.
    @Override
    public int indexOf(@Nullable Object object) {
        return object instanceof RequestSlot slot && slot.index() < size ? slot.index() : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object object) {
        return indexOf(object);
    }

    @Override
    public boolean contains(@Nullable Object object) {
        return indexOf(object) >= 0;
    }

    /// Rows held in memory right now, for tests and diagnostics.
    public int loadedRows() {
        return pages.loadedRows();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
