package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.source.gateway.Scrubber;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes secrets out of the texts of a record, and out of what could not be read as one.
final class RecordScrub {

    private static final int LONGEST_REJECT = 1_000;

    private static final String HEADERS_FIELD = "response_headers";

    /// Whatever stands behind a question mark may be a key; names of parameters are of use.
    private static final Pattern PARAMETER = Pattern.compile("([?&][A-Za-z0-9_.\\-]{1,60}=)[^&\\s\"'<>]+");

    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s\"']{1,300}@");

    /// Keys of providers that begin like nothing that [Scrubber] knows: letters, a hyphen, and no word.
    private static final Pattern OTHER_KEY =
            Pattern.compile("\\b(?:xai|gsk|vk|pplx|hf|nvapi|tgp|fw|csk)[-_][A-Za-z0-9_\\-]{8,}");

    /// Fields of a record that hold secrets, where it cannot be read.
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i)(\"(?:api_key|source|access_token_sha256|set-cookie|cookie|authorization|[a-z_\\-]*(?:token|secret|key))\""
                    + "\\s*:\\s*\\[?\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?");

    private static final Pattern HEADERS = Pattern.compile(
            "(?s)\"response_headers\"\\s*:.*?(?=\"(?:accounting_version|token_breakdown|provider)\"|\\z)");

    /// What is as long as this and no word is most likely a key.
    private static final Pattern OPAQUE = Pattern.compile("\\b(?=[A-Za-z_\\-]*[0-9])[A-Za-z0-9_\\-]{24,}\\b");

    private RecordScrub() {}

    /// A text that people may read, without the secrets that this record is known to hold.
    ///
    /// @param longest characters
    static String text(String text, int longest, String... secrets) {
        if (text.isEmpty()) {
            return text;
        }
        var clean = text.length() > 8 * longest ? text.substring(0, 8 * longest) : text;
        for (var secret : secrets) {
            if (secret.length() >= 6) {
                clean = clean.replace(secret, KeyMask.of(secret));
            }
        }
        return Scrubber.PLAIN.text(urls(clean), longest);
    }

    private static String urls(String text) {
        var clean = text.indexOf('=') < 0 ? text : PARAMETER.matcher(text).replaceAll("$1…");
        clean = clean.indexOf('@') < 0 ? clean : USER_INFO.matcher(clean).replaceAll("$1…@");
        return OTHER_KEY.matcher(clean).replaceAll("…");
    }

    /// Of an item that is no JSON, and of which no field can be told.
    static String broken(String item) {
        var begin = item.length() > 8 * LONGEST_REJECT ? item.substring(0, 8 * LONGEST_REJECT) : item;
        var clean = HEADERS.matcher(begin).replaceAll("");
        clean = SECRET_FIELD.matcher(clean).replaceAll("$1\"…\"");
        clean = OPAQUE.matcher(urls(clean)).replaceAll("…");
        return Scrubber.PLAIN.text(clean, LONGEST_REJECT);
    }

    /// Of an item that is JSON, and of which no row can be made.
    static String json(JsonNode item) {
        var clean = item.deepCopy();
        clean.findParents(HEADERS_FIELD).forEach(RecordScrub::drop);
        clean.findParents("source").forEach(RecordScrub::drop);
        var kept = Scrubber.PLAIN.json(clean);
        return kept == null ? "" : Scrubber.PLAIN.text(urls(kept.toString()), LONGEST_REJECT);
    }

    private static void drop(JsonNode record) {
        if (record instanceof ObjectNode object) {
            object.remove(List.of(HEADERS_FIELD, "source", "fail"));
        }
    }
}
