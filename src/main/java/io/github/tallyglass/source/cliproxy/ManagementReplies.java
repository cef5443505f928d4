package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HttpReply;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reply of the management API means (the contract of CLIProxyAPI and quotas §1.4, §2.1).
final class ManagementReplies {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /// Sent with every reply of a server that is managed, also with refusals.
    static final String VERSION = "x-cpa-version";

    private ManagementReplies() {}

    /// The JSON of a reply that went well.
    static Result<JsonNode> open(HttpReply reply) {
        var path = reply.uri().getPath();
        return switch (reply.status()) {
            case 401 -> Result.err(new Failure.WrongManagementKey(reply.host()));
            case 403 -> Result.err(refusal(reply));
            case 404 ->
                Result.err(
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

    private static Failure refusal(HttpReply reply) {
        var words = error(reply);
        var known = ServerWords.refusal(reply.host(), words);
        return known == null ? new Failure.Refused(words) : known;
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
