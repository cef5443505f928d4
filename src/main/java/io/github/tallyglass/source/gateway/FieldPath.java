package io.github.tallyglass.source.gateway;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The way to a value in a reply: names with dots between them, numbers for the places of a list, `$` for
/// the whole. A text on the way that holds JSON is opened.
///
/// @param text as it is written
record FieldPath(String text, List<String> steps) {

    private static final String WHOLE = "$";
    private static final Pattern PATH = Pattern.compile("[^.\\s$\\p{Cntrl}]{1,100}(\\.[^.\\s$\\p{Cntrl}]{1,100}){0,9}");
    private static final int LONGEST_TEXT = 1_000_000;

    static boolean isPath(String text) {
        return text.equals(WHOLE) || PATH.matcher(text).matches();
    }

    static FieldPath of(String text) {
        return new FieldPath(text, text.equals(WHOLE) ? List.of() : List.of(text.split("\\.", -1)));
    }

    /// A missing node where the way ends too early.
    JsonNode in(JsonNode root) {
        var at = root;
        for (var step : steps) {
            at = opened(at);
            at = at.isArray() && step.matches("\\d{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at;
    }

    /// Whether there is a value, even an empty one.
    boolean isIn(JsonNode root) {
        var node = in(root);
        return !node.isMissingNode() && !node.isNull();
    }

    private static JsonNode opened(JsonNode node) {
        if (!node.isString() || node.asString().length() > LONGEST_TEXT) {
            return node;
        }
        try {
            return Envelope.JSON.readTree(node.asString());
        } catch (JacksonException noJson) {
            return node;
        }
    }
}
