package io.github.tallyglass.desktop.tray;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a tray shows.
///
/// @param title of the program
/// @param tooltip lines of plain text: what is lowest, and until when
/// @param opened runs on a click, on a thread of the tray
public record TrayState(GaugeIcon icon, String title, List<String> tooltip, List<Item> menu, Runnable opened) {

    public TrayState {
        tooltip = List.copyOf(tooltip);
        menu = List.copyOf(menu);
    }

    /// How full the icon's glass is.
    ///
    /// @param percent left, 0…100; null where nothing is known
    /// @param paused nothing is read: the icon is dimmed
    /// @param attention something is wrong: the icon has a dot
    public record GaugeIcon(@Nullable Integer percent, Level level, boolean paused, boolean attention) {}

    /// The colour of a gauge: above 30 %, down to 10 %, below.
    public enum Level {
        OK,
        WARN,
        BAD,
        UNKNOWN
    }

    /// A line of the menu.
    public sealed interface Item {

        /// @param id the same for the same thing in every state
        /// @param gauge a small bar beside it; null for none
        /// @param run on a thread of the tray
        record Entry(
                String id,
                String label,
                boolean enabled,
                @Nullable GaugeIcon gauge,
                Runnable run) implements Item {}

        /// Text that does nothing.
        record Heading(String label) implements Item {}

        record Separator() implements Item {}
    }
}
