package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The one filter state of the window. Every chart element and table row narrows it, Backspace widens it
/// again. Lives on the JavaFX thread.
public final class SelectionModel {

    /// More steps back than anyone remembers; bounds the memory of a long session.
    private static final int STEPS_BACK = 100;

    private final ReadOnlyObjectWrapper<Selection> selection;
    private final ReadOnlyBooleanWrapper widenable = new ReadOnlyBooleanWrapper(false);
    private final Deque<Selection> narrowed = new ArrayDeque<>();

    public SelectionModel(Selection first) {
        selection = new ReadOnlyObjectWrapper<>(first);
    }

    // Properties

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    /// Whether [#widen()] has somewhere to go.
    public ReadOnlyBooleanProperty widenableProperty() {
        return widenable.getReadOnlyProperty();
    }

    // Commands

    public void showRange(String words) {
        set(new Selection(words, selection().filter()), true);
    }

    public void narrow(Dimension dimension, Match match) {
        set(new Selection(selection().range(), selection().filter().with(dimension, match)), true);
    }

    public void remove(Dimension dimension, Match match) {
        set(new Selection(selection().range(), selection().filter().without(dimension, match)), true);
    }

    public void clearFilter() {
        set(new Selection(selection().range(), UsageFilter.ALL), true);
    }

    public void show(Selection wanted) {
        set(wanted, true);
    }

    /// One step back; does nothing at the first state.
    public void widen() {
        if (!narrowed.isEmpty()) {
            set(narrowed.pop(), false);
        }
    }

    private void set(Selection next, boolean remember) {
        if (next.equals(selection())) {
            return;
        }
        if (remember) {
            narrowed.push(selection());
            if (narrowed.size() > STEPS_BACK) {
                narrowed.removeLast();
            }
        }
        widenable.set(!narrowed.isEmpty());
        selection.set(next);
    }
}
