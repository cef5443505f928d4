package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Dimension;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/// A destination of the window. The shell knows screens only through this.
public interface Screen {

    /// Of a screen on which nothing waits.
    ReadOnlyIntegerProperty NO_BADGE = new ReadOnlyIntegerWrapper().getReadOnlyProperty();

    /// A stable word: `overview`; the shell's texts name it under `nav.ID`.
    String id();

    Ikon icon();

    /// The screen's node, always the same one; called on the JavaFX thread.
    Parent view();

    /// Key of the heading of a screen that has no filter bar.
    default String titleKey() {
        return "nav." + id();
    }

    /// What stands in the top bar in place of how fresh the rows are; empty where rows are what matters.
    default Optional<Node> state() {
        return Optional.empty();
    }

    /// Whether the filter bar drives this screen; it is hidden otherwise.
    default boolean filtered() {
        return true;
    }

    /// Whether conditions on a dimension mean something here; the filter bar offers no others.
    default boolean filteredBy(Dimension dimension) {
        return true;
    }

    /// Buttons of this screen at the right end of the top bar, always the same ones.
    default List<Node> actions() {
        return List.of();
    }

    /// How many things here wait to be looked at; the destination shows it while it is above 0.
    default ReadOnlyIntegerProperty badge() {
        return NO_BADGE;
    }

    /// It is on display now, or no longer: a screen that is not shown asks nothing of the cache.
    default void shown(boolean now) {}

    /// Ctrl+R, after the service was asked for new rows.
    default void refresh() {}

    /// Ctrl+E: exports what the screen shows; false when there is nothing to export.
    default boolean export() {
        return false;
    }

    /// Esc: closes the innermost pane; false when none is open.
    default boolean closePane() {
        return false;
    }

    /// Brings an account into view, where the screen shows accounts.
    ///
    /// @param login [io.github.tallyglass.domain.Login#ref()] of one of its logins; `""` for the account
    ///     itself
    default void reveal(String account, String login) {}
}
