package io.github.tallyglass.text;

import io.github.tallyglass.domain.DefinitionProblem;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The program's words in one language. Keys live in one bundle per area (`messages/AREA.properties`,
/// English, and `AREA_zh.properties`); the part of a key before its first dot names the area. Values are
/// [MessageFormat] patterns. Names of accounts and the like go through [Names] before they are shown.
public final class Texts {

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;
    private final Names names;
    private final Map<String, ResourceBundle> areas = new HashMap<>();

    public Texts(Locale locale) {
        this(locale, Names.WHOLE);
    }

    /// @param names how names are said
    public Texts(Locale locale, Names names) {
        this.names = names;
        this.locale = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    public Locale locale() {
        return locale;
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    // Names

    /// A name of an account, a login, a key or a user, as it is to be shown.
    public String name(String whole) {
        return names.name(whole);
    }

    /// A host, with or without a port, as it is to be shown.
    public String host(String whole) {
        return names.host(whole);
    }

    /// Words of somebody else, in which names may stand: of a server, of a file.
    public String sentence(String words) {
        return names.sentence(words);
    }

    /// A value of a dimension as it is to be shown: a model's name is nobody's secret.
    public String value(Dimension dimension, String value) {
        return switch (dimension) {
            case ACCOUNT, KEY, USER, LOGIN, CHANNEL, LABEL -> names.name(value);
            case IP -> names.host(value);
            case CLIENT -> names.sentence(value);
            default -> value;
        };
    }

    // Words

    /// @throws MissingResourceException when the key is not there, which a test excludes
    public String get(String key, Object... args) {
        var pattern = area(key.substring(0, key.indexOf('.'))).getString(key);
        return args.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(args);
    }

    /// Why a stretch of time is missing. A code without a text of its own (a failure's, say, which is told
    /// elsewhere) means that the stretch was not read.
    public String missing(String why) {
        var key = "missing." + why;
        return get(area("missing").containsKey(key) ? key : "missing.not-read-yet");
    }

    public String message(Failure failure) {
        return sentence(get("failure." + failure.code() + ".message", arguments(failure)));
    }

    /// What the user can do about it.
    public String advice(Failure failure) {
        return sentence(get("failure." + failure.code() + ".advice", arguments(failure)));
    }

    /// The same where no more than the code of a failure is known; empty where the advice names a
    /// particular,
    /// or the code has no advice.
    public Optional<String> advice(String code) {
        var key = "failure." + code + ".advice";
        return area("failure").containsKey(key)
                ? Optional.of(get(key)).filter(advice -> advice.indexOf('{') < 0)
                : Optional.empty();
    }

    /// What is wrong at one place of a custom gateway's definition, the place first.
    public String problem(DefinitionProblem problem) {
        var at = problem.at().isEmpty() ? get("definition.whole") : problem.at();
        var value = problem.value().isEmpty() ? get("definition.nothing") : problem.value();
        return get("definition.problem." + problem.code(), at, value, problem.expected());
    }

    /// As people read them: a time and a size are no bare numbers, a detail that the program gave as a code
    /// is in words (`failure.detail.CODE`), and an empty one says so.
    private Object[] arguments(Failure failure) {
        return switch (failure) {
            case Failure.Unstable(Interval slice) -> new Object[] {second(slice.from()), second(slice.to())};
            case Failure.TooLarge(String where, long limit) -> new Object[] {where, Numbers.size(limit)};
            case Failure.BadDefinition(var problems) ->
                new Object[] {
                    problems.size(), problems.stream().map(this::problem).collect(Collectors.joining("\n"))
                };
            default -> failure.args().stream().map(this::argument).toArray();
        };
    }

    private Object argument(Object raw) {
        if (!(raw instanceof String text)) {
            return raw;
        }
        var key = "failure.detail." + (text.isEmpty() ? "none" : text);
        return area("failure").containsKey(key) ? get(key) : text;
    }

    private static String second(long epochSecond) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'")
                .format(Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC));
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
