package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageEvent.Origin;
import io.github.tallyglass.domain.UsageEvent.Outcome;
import io.github.tallyglass.domain.UsageEvent.Timing;
import io.github.tallyglass.domain.UsageEvent.Upstream;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes a row of a record's fields: nothing that goes into it is a secret any more.
final class RecordRow {

    private static final int LONGEST_CONTENT = 1_000;

    /// A day: what is longer is a wrong clock.
    private static final long LONGEST_DURATION = 86_400_000;

    private final ClientKeys keys;
    private final LoginNames logins;
    private final CleanNames names = new CleanNames();
    private final JsonMapper json;

    RecordRow(Labels labels, JsonMapper json) {
        keys = new ClientKeys(labels);
        logins = new LoginNames(labels);
        this.json = json;
    }

    /// @param begin of the attempt
    Usage of(RecordFields fields, Instant begin) {
        var hash = fields.apiKey.isEmpty() ? hash(fields.keyHash) : keys.remembered(fields.apiKey);
        var kinds = fields.tokens.kinds(fields.provider);
        var fail = fields.failed ? FailBody.of(fields.failBody, json) : FailBody.NONE;
        var image = isImagePart(fields);
        var event = new UsageEvent(
                begin.getEpochSecond(),
                fields.failed ? EventType.ERROR : EventType.CONSUME,
                name(fields.model),
                origin(fields, hash),
                0,
                kinds.tokens(),
                image ? Timing.NONE : timing(fields),
                outcome(fields),
                Pricing.NONE,
                image,
                false,
                RecordScrub.text(fail.reason(), LONGEST_CONTENT, fields.apiKey, secretSource(fields)),
                RecordExtra.of(fields, hash, kinds.unclassified(), fail.type(), names, json));
        return new Usage(event, PassiveReader.read(fields, fail, begin));
    }

    private Origin origin(RecordFields fields, String hash) {
        var upstream = new Upstream(
                name(fields.provider),
                name(logins.name(fields)),
                name(fields.authIndex),
                name(fields.effort),
                name(fields.grantedTier.isEmpty() ? fields.tier : fields.grantedTier));
        return new Origin(
                name(keys.name(fields.apiKey, hash)),
                0,
                "",
                "",
                0,
                0,
                endpoint(fields.endpoint),
                name(fields.userAgent),
                name(fields.clientIp),
                "",
                upstream);
    }

    /// Requests are posted; any other method says something, as the websocket's does.
    private String endpoint(String route) {
        var path = route.startsWith("POST ") ? route.substring(5) : route;
        var query = path.indexOf('?');
        return name(query < 0 ? path : path.substring(0, query));
    }

    /// The pictures that a request to Codex has drawn come as a record of their own beside the request's,
    /// with its times: tokens of it, no second request.
    private static boolean isImagePart(RecordFields fields) {
        return !fields.failed
                && fields.provider.equals("codex")
                && fields.model.startsWith("gpt-image")
                && !fields.alias.toLowerCase(Locale.ROOT).contains("image")
                && !fields.endpoint.contains("/images/");
    }

    private static Timing timing(RecordFields fields) {
        return new Timing(
                fields.latency >= 0 && fields.latency <= LONGEST_DURATION ? fields.latency : null,
                fields.firstToken > 0 && fields.firstToken <= LONGEST_DURATION ? fields.firstToken : null,
                fields.stream);
    }

    private Outcome outcome(RecordFields fields) {
        var answer = FailBody.isUnanswered(fields.failBody) ? "" : answerId(fields.headers);
        return new Outcome(status(fields), names.ofId(fields.requestId), names.ofId(answer));
    }

    private static @Nullable Integer status(RecordFields fields) {
        if (!fields.failed) {
            return 200;
        }
        return fields.failStatus >= 300 && fields.failStatus <= 599 ? (int) fields.failStatus : null;
    }

    private static String answerId(AnswerHeaders headers) {
        var id = headers.get("X-Request-Id");
        return id.isEmpty() ? headers.get("Request-Id") : id;
    }

    private static String secretSource(RecordFields fields) {
        return LoginNames.isSecret(fields) ? fields.source : "";
    }

    private static String hash(String stored) {
        return stored.matches("[0-9a-f]{12}") ? stored : "";
    }

    private String name(String text) {
        return names.of(text);
    }
}
