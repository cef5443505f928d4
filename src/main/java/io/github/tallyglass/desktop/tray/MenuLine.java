package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// A line of the menu with its number.
///
/// @param run what a click does
record MenuLine(int id, Look look, Runnable run) {

    /// Scaled down by panels that show menus at one pixel a point.
    private static final int BAR = 32;

    static MenuLine of(int id, Item item) {
        return switch (item) {
            case Item.Entry entry ->
                new MenuLine(id, new Look(entry.label(), entry.enabled(), false, entry.gauge()), entry.run());
            case Item.Heading heading -> new MenuLine(id, new Look(heading.label(), false, false, null), () -> {});
            case Item.Separator _ -> new MenuLine(id, new Look("", false, true, null), () -> {});
        };
    }

    /// All that is seen of it.
    record Look(
            String label,
            boolean enabled,
            boolean separator,
            @Nullable GaugeIcon gauge) {

        /// What is not named has the protocol's default. Pictures are made when they are asked for: a
        /// menu is
        /// seldom open.
        Map<String, Variant<?>> properties() {
            var properties = new LinkedHashMap<String, Variant<?>>();
            if (separator) {
                properties.put("type", new Variant<>("separator"));
                return properties;
            }
            // A single underscore would mark the next letter as the key of the line.
            properties.put("label", new Variant<>(label.replace("_", "__")));
            properties.put("enabled", new Variant<>(enabled));
            if (gauge != null) {
                properties.put("icon-data", new Variant<>(Png.of(GaugeImage.bar(gauge, BAR), BAR)));
            }
            return properties;
        }
    }
}
