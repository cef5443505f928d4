package io.github.tallyglass.source.cliproxy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The text of a failed attempt: an upstream's JSON, its web page, or an error of the server itself (the
/// contract of CLIProxyAPI and quotas §1.9).
///
/// @param reason what a person may want to read, not scrubbed yet
/// @param type the upstream's word for it (`usage_limit_reached`); `""` where there is none
/// @param error the innermost error object; null where the text is none
record FailBody(String reason, String type, @Nullable JsonNode error) {

    static final FailBody NONE = new FailBody("", "", null);

    /// Of a larger text, most likely a page, only the beginning is looked at.
    private static final int LARGEST_JSON = 256 * 1024;

    private static final int LARGEST_PAGE = 32 * 1024;
    private static final int LONGEST_TEXT = 4_000;
    private static final int DEEPEST = 3;

    private static final String[] MESSAGES = {"message", "detail", "error_description", "msg", "reason", "title"};

    /// How the client of the server words that a request brought no answer: the method, the address, and
    /// what was in the way. Or what was in the way alone.
    private static final Pattern UNANSWERED = Pattern.compile(
            "\\b(?:Post|Get|Put|Patch|Head|Delete) \"(?:https?|wss?)://[^\"]*\":|\\bdial (?:tcp|udp|upstream|HTTP proxy)\\b"
                    + "|connection refused|no such host|\\blookup \\S+|proxyconnect|socks connect|\\bx509: |\\btls: "
                    + "|network is unreachable|no route to host|TLS handshake");

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{1,300}?)</title>");
    private static final Pattern TAG = Pattern.compile("(?s)<(?:script|style)\\b.*?</(?:script|style)>|<[^>]{0,500}>");

    static FailBody of(String body, JsonMapper json) {
        var text = payload(body.strip());
        if (text.startsWith("{") || text.startsWith("[")) {
            var read = text.length() <= LARGEST_JSON ? tree(text, json) : null;
            return read == null ? new FailBody(cut(text), "", null) : of(read, json, 0);
        }
        return new FailBody(text.startsWith("<") ? page(text) : cut(text), "", null);
    }

    /// Whether the attempt brought no answer, so that its headers are those of another one.
    static boolean isUnanswered(String body) {
        return !body.isEmpty()
                && "{[<".indexOf(body.charAt(0)) < 0
                && UNANSWERED
                        .matcher(body.length() > LONGEST_TEXT ? body.substring(0, LONGEST_TEXT) : body)
                        .find();
    }

    /// What an event of a stream carries.
    private static String payload(String text) {
        if (!text.startsWith("data:") && !text.startsWith("event:")) {
            return text;
        }
        var data = text.indexOf("data:");
        var end = data < 0 ? -1 : text.indexOf('\n', data);
        return data < 0
                ? text
                : text.substring(data + 5, end < 0 ? text.length() : end).strip();
    }

    private static FailBody of(JsonNode node, JsonMapper json, int depth) {
        if (node.isArray()) {
            return node.isEmpty() || depth > DEEPEST ? NONE : of(node.get(0), json, depth + 1);
        }
        if (node.isString()) {
            var text = node.asString().strip();
            var inner = text.startsWith("{") && depth <= DEEPEST ? tree(text, json) : null;
            return inner == null ? new FailBody(cut(text), "", null) : of(inner, json, depth + 1);
        }
        if (!node.isObject() || depth > DEEPEST) {
            return node.isValueNode() && !node.isNull() ? new FailBody(node.asString(), "", null) : NONE;
        }
        var type = type(node);
        var inner = inner(node, json, depth);
        return new FailBody(
                inner.reason.isEmpty() ? type : inner.reason,
                inner.type.isEmpty() ? type : inner.type,
                inner.error == null ? node : inner.error);
    }

    private static FailBody inner(JsonNode node, JsonMapper json, int depth) {
        for (var holder : new String[] {"error", "errors"}) {
            var held = node.get(holder);
            var inner = held == null || held.isBoolean() ? NONE : of(held, json, depth + 1);
            if (!inner.reason.isEmpty()) {
                return inner;
            }
        }
        for (var message : MESSAGES) {
            var held = node.get(message);
            var inner = held == null ? NONE : of(held, json, depth + 1);
            if (!inner.reason.isEmpty()) {
                return inner;
            }
        }
        return NONE;
    }

    private static String type(JsonNode node) {
        for (var name : new String[] {"type", "code", "status"}) {
            var word = node.get(name);
            if (word != null
                    && word.isString()
                    && word.asString().matches("[A-Za-z0-9_.\\-]{2,60}")
                    && !word.asString().equals("error")) {
                return word.asString();
            }
        }
        return "";
    }

    /// A page's title says most; without one, its words.
    private static String page(String text) {
        var head = text.length() > LARGEST_PAGE ? text.substring(0, LARGEST_PAGE) : text;
        var title = TITLE.matcher(head);
        var words = title.find() ? title.group(1) : TAG.matcher(head).replaceAll(" ");
        return cut(words.replaceAll("\\s+", " ").strip());
    }

    private static @Nullable JsonNode tree(String text, JsonMapper json) {
        try {
            return json.readTree(text);
        } catch (JacksonException broken) {
            return null;
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
