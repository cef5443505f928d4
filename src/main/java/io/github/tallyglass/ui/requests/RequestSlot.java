package io.github.tallyglass.ui.requests;

import io.github.tallyglass.query.UsageRow;
import javafx.beans.value.ObservableValueBase;
import org.jspecify.annotations.Nullable;

/// A line of the table: the row when its page is here, a placeholder until then. It is its own cell value,
/// since a jump asks for some hundred cells and each would else need a property of its own.
public final class RequestSlot extends ObservableValueBase<RequestSlot> {

    private final int index;
    private final @Nullable UsageRow row;

    RequestSlot(int index, @Nullable UsageRow row) {
        this.index = index;
        this.row = row;
    }

    public int index() {
        return index;
    }

    /// Null while the page is on its way.
    public @Nullable UsageRow row() {
        return row;
    }

    @Override
    public RequestSlot getValue() {
        return this;
    }

    /// Rows compare by identity: the table asks often, and a page that was read anew is painted anew.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestSlot slot && slot.index == index && slot.row == row;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
