package io.github.tallyglass.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One condition on one dimension: text contained, `=exact`, `!not` (contained) or `/regex/`.
public sealed interface Match {

    boolean test(String value);

    /// As the user writes it; [#parse] reads it back.
    String text();

    /// Contained, without regard to case.
    record Contains(String needle) implements Match {
        @Override
        public boolean test(String value) {
            return value.toLowerCase(Locale.ROOT).contains(needle.toLowerCase(Locale.ROOT));
        }

        @Override
        public String text() {
            return needle;
        }
    }

    record Exact(String value) implements Match {
        @Override
        public boolean test(String candidate) {
            return candidate.equals(value);
        }

        @Override
        public String text() {
            return "=" + value;
        }
    }

    /// The opposite of the condition after the `!`: `!gpt`, `!=gpt-4o`, `!/^gpt/`.
    record Not(Match inner) implements Match {
        @Override
        public boolean test(String value) {
            return !inner.test(value);
        }

        @Override
        public String text() {
            return "!" + inner.text();
        }
    }

    /// Found anywhere in the value, unless anchored.
    record Regex(String expression) implements Match {
        @Override
        public boolean test(String value) {
            return Pattern.compile(expression).matcher(value).find();
        }

        @Override
        public String text() {
            return "/" + expression + "/";
        }
    }

    /// Reads the user's text; a broken regular expression is [Failure.BadInput].
    static Result<Match> parse(String text) {
        if (text.startsWith("!") && text.length() > 1) {
            return parse(text.substring(1)).map(Not::new);
        }
        if (text.startsWith("=")) {
            return Result.ok(new Exact(text.substring(1)));
        }
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            var expression = text.substring(1, text.length() - 1);
            try {
                Pattern.compile(expression);
            } catch (PatternSyntaxException broken) {
                return Result.err(new Failure.BadInput(text, broken.getDescription()));
            }
            return Result.ok(new Regex(expression));
        }
        return Result.ok(new Contains(text));
    }
}
