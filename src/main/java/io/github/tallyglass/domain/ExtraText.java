package io.github.tallyglass.domain;

import java.util.Optional;

/// One plain field of the JSON object that a row keeps as [UsageEvent#extra()], without reading all of
/// it: the text was written by the program itself, compact and valid.
public final class ExtraText {

    private final String json;
    private int at;

    private ExtraText(String json) {
        this.json = json;
    }

    /// A text, or a number or flag as text; empty where the object has no such field of its own.
    ///
    /// @param name plain, without anything that JSON would escape
    public static Optional<String> field(String extra, String name) {
        return extra.contains('"' + name + '"') ? new ExtraText(extra).find(name) : Optional.empty();
    }

    private Optional<String> find(String name) {
        at = 1;
        while (at < json.length() && json.charAt(at) == '"') {
            var key = text();
            at++; // the colon
            var begin = at;
            skipValue();
            if (key.equals(name)) {
                return value(begin);
            }
            at++; // the comma
        }
        return Optional.empty();
    }

    private Optional<String> value(int begin) {
        return switch (json.charAt(begin)) {
            case '{', '[' -> Optional.empty();
            case '"' -> {
                at = begin;
                yield Optional.of(text());
            }
            default -> Optional.of(json.substring(begin, at));
        };
    }

    /// Stands behind the value afterwards, on a comma or the closing bracket.
    private void skipValue() {
        for (var depth = 0; at < json.length(); at++) {
            switch (json.charAt(at)) {
                case '"' -> {
                    text();
                    at--;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return;
                    }
                    depth--;
                }
                case ',' -> {
                    if (depth == 0) {
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    /// Stands on the opening quote before, behind the closing one afterwards.
    private String text() {
        var text = new StringBuilder();
        for (at++; at < json.length() && json.charAt(at) != '"'; at++) {
            if (json.charAt(at) != '\\') {
                text.append(json.charAt(at));
                continue;
            }
            at++;
            switch (json.charAt(at)) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'u' -> {
                    text.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> text.append(json.charAt(at));
            }
        }
        at++;
        return text.toString();
    }
}
