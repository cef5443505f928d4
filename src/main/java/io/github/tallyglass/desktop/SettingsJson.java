package io.github.tallyglass.desktop;

import io.github.tallyglass.desktop.Settings.Language;
import io.github.tallyglass.desktop.Settings.Theme;
import io.github.tallyglass.desktop.Settings.WindowSize;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Settings to JSON and back. One bad value costs that value only; fields that this version does not know
/// are carried along, so that a newer version finds them again.
final class SettingsJson {

    private SettingsJson() {}

    static Settings read(JsonNode root) {
        var first = Settings.DEFAULT;
        var window = root.path("window");
        var preferences = new TreeMap<String, String>();
        root.path("preferences").properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                preferences.put(entry.getKey(), entry.getValue().stringValue());
            }
        });
        return new Settings(
                Settings.constant(Theme.class, root.path("theme").asString(""), first.theme()),
                Settings.constant(Language.class, root.path("language").asString(""), first.language()),
                Settings.zoneOf(text(root.path("zone"))),
                text(root.path("currency")),
                new WindowSize(
                        size(window.path("width"), first.window().width()),
                        size(window.path("height"), first.window().height()),
                        window.path("maximized").asBoolean(false)),
                root.path("poll_seconds").asInt(first.pollSeconds()),
                preferences);
    }

    /// @param into what the file held before; known fields are replaced, others stay
    static void write(Settings settings, ObjectNode into) {
        into.put("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        into.put("language", settings.language().name().toLowerCase(Locale.ROOT));
        into.put("zone", settings.zone() == null ? null : settings.zone().getId());
        into.put("currency", settings.currency());
        var window = into.path("window") instanceof ObjectNode known ? known : into.putObject("window");
        window.put("width", settings.window().width());
        window.put("height", settings.window().height());
        window.put("maximized", settings.window().maximized());
        into.put("poll_seconds", settings.pollSeconds());
        var preferences = into.putObject("preferences");
        new TreeMap<>(settings.preferences()).forEach(preferences::put);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }

    private static int size(JsonNode node, int otherwise) {
        var value = node.asInt(otherwise);
        return value >= 200 && value <= 20_000 ? value : otherwise;
    }
}
