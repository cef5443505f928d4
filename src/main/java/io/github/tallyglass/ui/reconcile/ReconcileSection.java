package io.github.tallyglass.ui.reconcile;

import javafx.scene.Parent;

/// A part of the Reconcile screen; one is on display at a time.
public interface ReconcileSection {

    /// A stable word: `sums`; texts name it under `reconcile.section.ID`.
    String id();

    /// The section's node, always the same one; called on the JavaFX thread.
    Parent view();

    /// It is on display now, or no longer: a section that is not shown asks nothing of the cache.
    void shown(boolean now);

    /// Ctrl+R.
    default void refresh() {}

    /// Esc: takes back what the section narrowed of its own; false when there is nothing to take back.
    default boolean closePane() {
        return false;
    }
}
