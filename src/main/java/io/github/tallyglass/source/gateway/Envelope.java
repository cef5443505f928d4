package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.HttpReply;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opens the envelope `{success, message, data}` of a reply. What went wrong is told from status, `success`
/// and `code`, never from a text (gateway contract §1.3).
final class Envelope {

    /// Prices are exact: a ratio of 0.075 must not become a binary fraction.
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int LONGEST_MESSAGE = 300;

    private final Scrubber scrubber;
    private final UnaryOperator<JsonNode> form;

    Envelope(Scrubber scrubber) {
        this(scrubber, UnaryOperator.identity());
    }

    /// @param form brings a whole reply of another shape into `{success, message, data}`
    Envelope(Scrubber scrubber, UnaryOperator<JsonNode> form) {
        this.scrubber = scrubber;
        this.form = form;
    }

    /// The field `data` of a reply that says it went well.
    Result<JsonNode> open(HttpReply reply) {
        return open(reply, body -> data(body, reply.uri().getPath()));
    }

    /// The whole body of a reply without an envelope, as billing sends it; its errors may come with HTTP
    /// 200 (gateway contract §1.3).
    Result<JsonNode> openBare(HttpReply reply) {
        return open(
                reply,
                body -> body.has("error") || body.has("success")
                        ? Result.err(new Failure.Refused(message(body)))
                        : Result.ok(body));
    }

    private Result<JsonNode> open(HttpReply reply, Function<JsonNode, Result<JsonNode>> content) {
        var path = reply.uri().getPath();
        return switch (reply.status()) {
            case 401 -> Result.err(refusedToken(reply));
            case 403 -> Result.err(refusedRole(reply));
            case 404 -> Result.err(new Failure.NotFound(path));
            default -> {
                if (reply.status() >= 500) {
                    yield Result.err(new Failure.ServerFault(reply.host(), reply.status(), message(peek(reply))));
                }
                yield reply.isSuccess() ? parse(reply).flatMap(content) : otherStatus(reply);
            }
        };
    }

    private Result<JsonNode> data(JsonNode body, String path) {
        if (!body.isObject()) {
            return Result.err(new Failure.Malformed(path, "no object"));
        }
        var refused = body.has("success") ? !JsonFields.flag(body, "success") : body.has("error");
        if (refused) {
            return Result.err(new Failure.Refused(message(body)));
        }
        var data = body.get("data");
        return data == null ? Result.err(new Failure.Malformed(path, "no data")) : Result.ok(data);
    }

    private Failure refusedToken(HttpReply reply) {
        var body = peek(reply);
        return new Failure.AuthRejected(message(body), code(body));
    }

    /// 403 with a code about the token or its owner is a refused token, any other code a role that is not
    /// enough; without a code it is somebody in between who answers.
    private Failure refusedRole(HttpReply reply) {
        var body = peek(reply);
        if (!body.isObject()) {
            return notJson(reply);
        }
        return switch (code(body)) {
            case "AUTH_USER_DISABLED", "AUTH_UNAUTHORIZED", "AUTH_TOKEN_EXPIRED", "AUTH_SESSION_REVOKED" ->
                new Failure.AuthRejected(message(body), code(body));
            default -> new Failure.Forbidden(message(body));
        };
    }

    private Result<JsonNode> otherStatus(HttpReply reply) {
        var body = peek(reply);
        return Result.err(
                body.isObject() ? new Failure.Refused("HTTP " + reply.status() + " " + message(body)) : notJson(reply));
    }

    private Result<JsonNode> parse(HttpReply reply) {
        if (!mayBeJson(reply.body())) {
            return Result.err(notJson(reply));
        }
        try {
            return Result.ok(form.apply(JSON.readTree(reply.body())));
        } catch (JacksonException broken) {
            // The library's message quotes the input, which may hold anything: it is not passed on.
            return Result.err(
                    endedTooEarly(broken, reply)
                            ? new Failure.CutOff(reply.host())
                            : new Failure.Malformed(reply.uri().getPath(), "no JSON"));
        }
    }

    /// A reply without a length ends wherever the connection does.
    private static boolean endedTooEarly(JacksonException broken, HttpReply reply) {
        var at = broken.getLocation();
        return broken instanceof UnexpectedEndOfInputException
                || (at != null && at.getByteOffset() >= reply.body().length);
    }

    private JsonNode peek(HttpReply reply) {
        return switch (parse(reply)) {
            case Result.Ok<JsonNode>(JsonNode body) -> body;
            case Result.Err<JsonNode> _ -> JSON.missingNode();
        };
    }

    /// Objects and arrays only: no reply of the contract is a bare value, and web pages begin with `<`.
    private static boolean mayBeJson(byte[] body) {
        for (var b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static Failure notJson(HttpReply reply) {
        var type = reply.contentType();
        return new Failure.NotJson(reply.host(), reply.status(), type.substring(0, Math.min(80, type.length())));
    }

    private static String code(JsonNode body) {
        return body.isObject() ? JsonFields.text(body, "code") : "";
    }

    private String message(JsonNode body) {
        if (!body.isObject()) {
            return "";
        }
        var error = body.get("error");
        var text = error != null && error.isObject()
                ? JsonFields.text(error, "message")
                : JsonFields.text(body, "message");
        return scrubber.text(text, LONGEST_MESSAGE).strip();
    }
}
