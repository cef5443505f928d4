package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.RetryAfter;
import java.time.Clock;
import java.time.ZoneOffset;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the status and the form of a provider's reply mean (contract of CLIProxyAPI and quotas §3.4).
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /// Asks, and opens the JSON object of a reply that went well.
    static Result<Answer> ask(QuotaSource source, QuotaQuestion question, QuotaAsker asker) {
        return asker.ask(question).flatMap(reply -> open(source, question, reply));
    }

    /// A reply that went well, with its object.
    record Answer(QuotaReply reply, Fields body) {}

    private static Result<Answer> open(QuotaSource source, QuotaQuestion question, QuotaReply reply) {
        var host = Http.hostOf(question.uri());
        var path = question.uri().getPath();
        return switch (reply.status()) {
            case 401 -> Result.err(new Failure.LoginRefused(source.program(), 401));
            case 402 -> Result.err(new Failure.PaymentRequired(source.program()));
            case 403 ->
                Result.err(
                        reply.isPage()
                                ? new Failure.BlockedOnTheWay(host)
                                : new Failure.LoginRefused(source.program(), 403));
            case 404 -> Result.err(new Failure.NotFound(path));
            case 429 -> {
                var clock = Clock.fixed(reply.receivedAt(), ZoneOffset.UTC);
                yield Result.err(new Failure.RateLimited(
                        host, RetryAfter.read(reply.headers().get("retry-after"), clock)));
            }
            default -> {
                if (reply.status() >= 500) {
                    yield Result.err(new Failure.ServerFault(host, reply.status(), ""));
                }
                yield reply.status() / 100 == 2
                        ? object(host, path, reply)
                        : Result.err(new Failure.Malformed(path, "status " + reply.status()));
            }
        };
    }

    private static Result<Answer> object(String host, String path, QuotaReply reply) {
        if (reply.isPage()) {
            return Result.err(new Failure.NotJson(host, reply.status(), reply.contentType()));
        }
        try {
            var body = new Fields(JSON.readTree(reply.body()));
            return body.isObject()
                    ? Result.ok(new Answer(reply, body))
                    : Result.err(new Failure.Malformed(path, "no object"));
        } catch (JacksonException broken) {
            return Result.err(new Failure.Malformed(path, "no whole JSON"));
        }
    }
}
