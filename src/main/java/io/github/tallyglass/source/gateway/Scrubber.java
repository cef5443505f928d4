package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of texts and JSON what must not be kept: secrets, what looks like one, and what people wrote
/// to a model.
public final class Scrubber {

    /// Knows no secret of its own; still takes out what looks like one.
    public static final Scrubber PLAIN = new Scrubber(null);

    /// How every pattern below begins: most texts are done with after one look.
    private static final Pattern SUSPICIOUS = Pattern.compile("(?i)sk-|bearer|eyJ|AIza|ghp_|xox|AKIA");

    private static final Pattern API_KEY = Pattern.compile("\\bsk-[A-Za-z0-9_*.\\-]{6,}");
    private static final Pattern BEARER = Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9._~+/=\\-]{6,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_\\-]{8,}\\.[A-Za-z0-9._\\-]+");
    private static final Pattern OTHER_KEY = Pattern.compile("\\b(?:AIza|ghp_|xox[bap]-|AKIA)[A-Za-z0-9_\\-]{10,}");

    /// Prompts, answers, and what only an administrator should see (gateway contract §3.2).
    private static final Set<String> FORBIDDEN = Set.of(
            "input_content",
            "output_content",
            "context",
            "messages",
            "prompt",
            "system_prompt",
            "input",
            "output",
            "completion",
            "response",
            "request",
            "admin_info",
            "audit_info",
            "key",
            "token",
            "cookie",
            "cookies",
            "headers");

    private static final Set<String> FORBIDDEN_PARTS =
            Set.of("secret", "password", "passwd", "authorization", "api_key", "apikey", "access_token", "credential");

    private static final int LONGEST_VALUE = 500;
    private static final int DEEPEST = 5;
    private static final int MOST_ELEMENTS = 40;

    private final @Nullable String ownSecret;

    private Scrubber(@Nullable String ownSecret) {
        this.ownSecret = ownSecret;
    }

    /// Also takes out this secret, should a server repeat it.
    public static Scrubber knowing(Secret secret) {
        return secret.value().length() < 6 ? PLAIN : new Scrubber(secret.value());
    }

    /// Cleaned and cut, with an ellipsis where something is missing.
    public String text(String text, int longest) {
        // Cut twice: before, so that patterns never walk megabytes; after, to the length asked for.
        var clean = clean(text.length() > 4 * longest ? text.substring(0, 4 * longest) : text);
        if (clean.length() <= longest) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end) + "…";
    }

    /// Full length; for names, which are kept as they are otherwise.
    public String clean(String text) {
        var own = ownSecret == null ? text : text.replace(ownSecret, "…");
        if (!SUSPICIOUS.matcher(own).find()) {
            return own;
        }
        var clean = API_KEY.matcher(own).replaceAll("sk-…");
        clean = BEARER.matcher(clean).replaceAll("Bearer …");
        clean = JWT.matcher(clean).replaceAll("…");
        return OTHER_KEY.matcher(clean).replaceAll("…");
    }

    /// Whether a field of this name is never kept.
    public static boolean isForbidden(String field) {
        var name = field.toLowerCase(Locale.ROOT);
        return FORBIDDEN.contains(name) || FORBIDDEN_PARTS.stream().anyMatch(name::contains);
    }

    /// A copy without forbidden fields, texts cleaned and cut, depth and size bounded; null where nothing
    /// is left.
    public @Nullable JsonNode json(JsonNode node) {
        return json(node, 0);
    }

    private @Nullable JsonNode json(JsonNode node, int depth) {
        if (depth > DEEPEST || node.isNull() || node.isMissingNode()) {
            return null;
        }
        return switch (node) {
            case ObjectNode object -> object(object, depth);
            case ArrayNode array -> array(array, depth);
            default -> node.isString() ? string(node.asString(), depth) : node;
        };
    }

    /// JSON within a text is looked through like any other; where it cannot be read, nothing of it is kept.
    private @Nullable JsonNode string(String text, int depth) {
        var start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Envelope.JSON.getNodeFactory().stringNode(text(text, LONGEST_VALUE));
        }
        try {
            return json(Envelope.JSON.readTree(text), depth + 1);
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private @Nullable JsonNode object(ObjectNode object, int depth) {
        var copy = Envelope.JSON.createObjectNode();
        for (var field : object.properties()) {
            var value = isForbidden(field.getKey()) || copy.size() >= MOST_ELEMENTS
                    ? null
                    : json(field.getValue(), depth + 1);
            if (value != null) {
                copy.set(text(field.getKey(), 100), value);
            }
        }
        return copy.isEmpty() ? null : copy;
    }

    private @Nullable JsonNode array(ArrayNode array, int depth) {
        var copy = Envelope.JSON.createArrayNode();
        for (var element : array) {
            var value = copy.size() >= MOST_ELEMENTS ? null : json(element, depth + 1);
            if (value != null) {
                copy.add(value);
            }
        }
        return copy.isEmpty() ? null : copy;
    }
}
