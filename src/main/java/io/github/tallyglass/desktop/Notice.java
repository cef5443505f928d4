package io.github.tallyglass.desktop;

import java.util.List;

/// One notification.
///
/// @param title one line
/// @param body plain text; markup is escaped by whoever shows it
/// @param urgent stays until it is dismissed, where the system knows such
/// @param opened runs when it is clicked, on a thread of the notifier
/// @param actions buttons, where the system has them
public record Notice(String title, String body, boolean urgent, Runnable opened, List<Action> actions) {

    public Notice {
        actions = List.copyOf(actions);
    }

    /// @param run on a thread of the notifier
    public record Action(String label, Runnable run) {}
}
