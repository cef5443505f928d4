package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HttpReply;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reply of the management API means (the contract of CLIProxyAPI and quotas §1.4, §2.1).
final class ManagementReplies {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /// Sent with every reply of a server that is managed, also with refusals.
    static final String VERSION = "x-cpa-version";

    /// `Try again in 29m58s`, also with hours or with seconds alone.
    private static final Pattern LEFT = Pattern.compile("try again in ((?:\\d+h)?(?:\\d+m)?(?:\\d+(?:\\.\\d+)?s)?)");

    private static final Duration USUAL_BAN = Duration.ofMinutes(30);

    private ManagementReplies() {}

    /// The JSON of a reply that went well.
    static Result<JsonNode> open(HttpReply reply) {
        var path = reply.uri().getPath();
        return switch (reply.status()) {
            case 401 -> Result.err(new Failure.WrongManagementKey(reply.host()));
            case 403 -> Result.err(refusal(reply.host(), error(reply)));
            case 404 -> Result.err(
                    reply.header(VERSION) == null
                            ? new Failure.ManagementOff(reply.host())
                            : new Failure.NotFound(path));
            case 429 -> Result.err(new Failure.RateLimited(reply.host(), null));
            default -> {
                if (reply.status() >= 500) {
                    yield Result.err(new Failure.ServerFault(reply.host(), reply.status(), error(reply)));
                }
                yield reply.isSuccess() ? parsed(reply) : Result.err(new Failure.Refused(error(reply)));
            }
        };
    }

    /// A refusal in words, which are the same over HTTP and in the queue's protocol.
    ///
    /// @param text of the server, as `IP banned due to too many failed attempts. Try again in 29m58s`
    static Failure refusal(String host, String text) {
        var words = text.toLowerCase(java.util.Locale.ROOT);
        if (words.contains("banned")) {
            return new Failure.AddressBanned(host, left(words));
        }
        if (words.contains("remote management disabled")) {
            return new Failure.RemoteManagementOff(host);
        }
        if (words.contains("management key not set")) {
            return new Failure.ManagementOff(host);
        }
        if (words.contains("invalid management key") || words.contains("missing management key")) {
            return new Failure.WrongManagementKey(host);
        }
        return new Failure.Refused(StateText.of(text));
    }

    private static Duration left(String words) {
        var match = LEFT.matcher(words);
        if (!match.find() || match.group(1).isEmpty()) {
            return USUAL_BAN;
        }
        return Duration.parse("PT" + match.group(1));
    }

    private static Result<JsonNode> parsed(HttpReply reply) {
        var body = json(reply);
        return body == null
                ? Result.err(new Failure.NotJson(reply.host(), reply.status(), reply.contentType()))
                : Result.ok(body);
    }

    private static String error(HttpReply reply) {
        var body = json(reply);
        if (body == null) {
            return "";
        }
        var error = body.path("error").asString("");
        var message = body.path("message").asString("");
        return StateText.of(message.isEmpty() ? error : error + ": " + message);
    }

    private static @Nullable JsonNode json(HttpReply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException unreadable) {
            return null;
        }
    }
}
