package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.source.gateway.Scrubber;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a provider said last, as a line: servers repeat its whole answer, JSON and all.
final class StateText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 200;

    /// Nothing that a provider says about a state is longer; a page of HTML is.
    private static final int MOST_READ = 20_000;

    private StateText() {}

    /// The message within, scrubbed and cut; `""` for nothing.
    static String of(String said) {
        var text = message(said.length() > MOST_READ ? said.substring(0, MOST_READ) : said.strip());
        return Scrubber.PLAIN.text(text.replaceAll("\\s+", " ").strip(), LONGEST);
    }

    private static String message(String said) {
        if (!said.startsWith("{")) {
            return said;
        }
        try {
            var body = JSON.readTree(said);
            var error = body.path("error");
            for (var candidate :
                    new JsonNode[] {error.path("message"), body.path("message"), error, error.path("type")}) {
                if (candidate.isString() && !candidate.asString().isBlank()) {
                    return candidate.asString();
                }
            }
            return "";
        } catch (JacksonException unreadable) {
            return said;
        }
    }
}
