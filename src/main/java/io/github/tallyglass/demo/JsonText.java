package io.github.tallyglass.demo;

/// Writes one flat JSON object, field by field, in the order given.
final class JsonText {

    private final StringBuilder out = new StringBuilder(256).append('{');

    JsonText text(String name, String value) {
        name(name);
        quote(value, out);
        return this;
    }

    JsonText number(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonText flag(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /// @param json written as it is
    JsonText raw(String name, CharSequence json) {
        name(name).append(json);
        return this;
    }

    String end() {
        return out.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name, out);
        return out.append(':');
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
