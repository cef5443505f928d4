package io.github.tallyglass.text;

import io.github.tallyglass.domain.Failure;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/// The program's words in one language. Keys live in one bundle per area (`messages/AREA.properties`,
/// English, and
/// `AREA_zh.properties`); the part of a key before its first dot names the area. Values are [MessageFormat]
/// patterns.
public final class Texts {

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;
    private final Map<String, ResourceBundle> areas = new HashMap<>();

    public Texts(Locale locale) {
        this.locale = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    public Locale locale() {
        return locale;
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    /// @throws MissingResourceException when the key is not there, which a test excludes
    public String get(String key, Object... args) {
        var pattern = area(key.substring(0, key.indexOf('.'))).getString(key);
        return args.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(args);
    }

    public String message(Failure failure) {
        return get("failure." + failure.code() + ".message", failure.args().toArray());
    }

    /// What the user can do about it.
    public String advice(Failure failure) {
        return get("failure." + failure.code() + ".advice", failure.args().toArray());
    }

    private synchronized ResourceBundle area(String name) {
        return areas.computeIfAbsent(
                name,
                area -> ResourceBundle.getBundle(
                        "messages." + area,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
