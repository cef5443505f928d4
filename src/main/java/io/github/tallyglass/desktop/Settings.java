package io.github.tallyglass.desktop;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the user has chosen. Immutable; [SettingsFile] keeps it.
///
/// @param zone days and hours are counted in it; null: the system's
/// @param currency money is shown in it where a rate is known (ISO code); null: as the gateway bills
/// @param pollSeconds pause between two looks for new rows, 10…3600
/// @param preferences what the window remembers by itself, under keys of its own: columns, filters, tabs
public record Settings(
        Theme theme,
        Language language,
        @Nullable ZoneId zone,
        @Nullable String currency,
        WindowSize window,
        int pollSeconds,
        Map<String, String> preferences) {

    public static final int SHORTEST_POLL = 10;
    public static final int LONGEST_POLL = 3600;

    public static final Settings DEFAULT =
            new Settings(Theme.SYSTEM, Language.SYSTEM, null, null, WindowSize.FIRST, 60, Map.of());

    /// Colours; the words of the file in lower case.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Language of the window and of messages.
    public enum Language {
        SYSTEM,
        ENGLISH,
        CHINESE;

        /// @param system what the machine speaks
        public Locale locale(Locale system) {
            return switch (this) {
                case SYSTEM -> system;
                case ENGLISH -> Locale.ENGLISH;
                case CHINESE -> Locale.SIMPLIFIED_CHINESE;
            };
        }
    }

    /// Logical pixels. The position is not kept: Wayland would ignore it.
    public record WindowSize(int width, int height, boolean maximized) {
        public static final WindowSize FIRST = new WindowSize(1440, 900, false);
    }

    public Settings {
        preferences = Map.copyOf(preferences);
        pollSeconds = Math.clamp(pollSeconds, SHORTEST_POLL, LONGEST_POLL);
    }

    /// A setting by its word, as the window asks for them: `theme`, `language`, `zone`, `currency`, or a
    /// key of the window's own. Empty where the user has chosen nothing.
    public Optional<String> get(String key) {
        return switch (key) {
            case "theme" -> Optional.of(theme.name().toLowerCase(Locale.ROOT));
            case "language" -> Optional.of(language.name().toLowerCase(Locale.ROOT));
            case "zone" -> Optional.ofNullable(zone).map(ZoneId::getId);
            case "currency" -> Optional.ofNullable(currency).map(code -> code.toLowerCase(Locale.ROOT));
            default -> Optional.ofNullable(preferences.get(key));
        };
    }

    /// The same way back; a word that means nothing counts as "not chosen".
    public Settings with(String key, String value) {
        return switch (key) {
            case "theme" -> withTheme(constant(Theme.class, value, Theme.SYSTEM));
            case "language" -> withLanguage(constant(Language.class, value, Language.SYSTEM));
            case "zone" -> withZone(zoneOf(value));
            case "currency" -> withCurrency(value.isBlank() ? null : value.toUpperCase(Locale.ROOT));
            default -> withPreference(key, value);
        };
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word, E otherwise) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        return otherwise;
    }

    static @Nullable ZoneId zoneOf(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }

    public ZoneId zoneOrSystem() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    public Settings withTheme(Theme next) {
        return new Settings(next, language, zone, currency, window, pollSeconds, preferences);
    }

    public Settings withLanguage(Language next) {
        return new Settings(theme, next, zone, currency, window, pollSeconds, preferences);
    }

    public Settings withZone(@Nullable ZoneId next) {
        return new Settings(theme, language, next, currency, window, pollSeconds, preferences);
    }

    public Settings withCurrency(@Nullable String next) {
        return new Settings(theme, language, zone, next, window, pollSeconds, preferences);
    }

    public Settings withWindow(WindowSize next) {
        return new Settings(theme, language, zone, currency, next, pollSeconds, preferences);
    }

    public Settings withPollSeconds(int next) {
        return new Settings(theme, language, zone, currency, window, next, preferences);
    }

    public Settings withPreference(String key, String value) {
        var all = new HashMap<>(preferences);
        all.put(key, value);
        return new Settings(theme, language, zone, currency, window, pollSeconds, all);
    }
}
