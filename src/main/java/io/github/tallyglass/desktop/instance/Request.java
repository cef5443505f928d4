package io.github.tallyglass.desktop.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a second start asks of the first.
///
/// @param token what the desktop gave the second start so that a window may come to the front; `""` for
///     none
public record Request(What what, String token) {

    public enum What {
        /// Bring the window to the front.
        SHOW,
        /// It was started once more for the tray, where it is already.
        TRAY,
        QUIT
    }

    private static final String GREETING = "tallyglass-1";
    private static final int LONGEST_TOKEN = 512;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1," + LONGEST_TOKEN + "}");

    /// No request is longer, in bytes, its line end counted.
    static final int LONGEST = 1024;

    /// @param environment looks up an environment variable; answers null for one that is not set
    public static Request of(What what, Function<String, @Nullable String> environment) {
        var token = environment.apply("XDG_ACTIVATION_TOKEN");
        if (token == null || token.isBlank()) {
            token = environment.apply("DESKTOP_STARTUP_ID");
        }
        return new Request(what, token != null && TOKEN.matcher(token).matches() ? token : "");
    }

    String line() {
        return (GREETING + " " + what.name().toLowerCase(Locale.ROOT) + " " + token).strip();
    }

    /// Empty for what no second start says.
    static Optional<Request> parse(String line) {
        var words = line.split(" ", 3);
        if (words.length < 2 || !words[0].equals(GREETING)) {
            return Optional.empty();
        }
        var token = words.length == 3 && TOKEN.matcher(words[2]).matches() ? words[2] : "";
        for (var what : What.values()) {
            if (what.name().toLowerCase(Locale.ROOT).equals(words[1])) {
                return Optional.of(new Request(what, token));
            }
        }
        return Optional.empty();
    }
}
