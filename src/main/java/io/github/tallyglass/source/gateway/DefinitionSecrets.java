package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.DefinitionProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Finds what looks like a token in a definition, which is made to be shared.
final class DefinitionSecrets {

    /// Letters of both cases and digits in one word: no name and no address looks like that.
    private static final Pattern TOKEN =
            Pattern.compile("(?=[A-Za-z0-9+_=-]*[0-9])(?=[A-Za-z0-9+_=-]*[a-z])(?=[A-Za-z0-9+_=-]*[A-Z])"
                    + "[A-Za-z0-9+_=-]{24,}|\\b[0-9a-f]{32,}\\b");

    private DefinitionSecrets() {}

    static List<DefinitionProblem> in(JsonNode definition) {
        var found = new ArrayList<DefinitionProblem>();
        search(definition, JsonPointer.empty(), found);
        return found;
    }

    private static void search(JsonNode node, JsonPointer at, List<DefinitionProblem> found) {
        if (node.isObject()) {
            for (var entry : node.properties()) {
                if (isSecret(entry.getKey())) {
                    found.add(new DefinitionProblem(at.toString(), "", "secret", ""));
                } else {
                    search(entry.getValue(), at.appendProperty(entry.getKey()), found);
                }
            }
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                search(node.get(index), at.appendIndex(index), found);
            }
        } else if (node.isString() && isSecret(node.asString())) {
            found.add(new DefinitionProblem(at.toString(), "", "secret", ""));
        }
    }

    private static boolean isSecret(String text) {
        return !Scrubber.PLAIN.clean(text).equals(text) || TOKEN.matcher(text).find();
    }
}
