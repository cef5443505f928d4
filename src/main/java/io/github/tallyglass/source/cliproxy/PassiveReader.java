package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.source.cliproxy.QueueItem.LimitReached;
import io.github.tallyglass.source.cliproxy.QueueItem.Passive;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a record says of its login's quota beside the usage (the contract of CLIProxyAPI and quotas §1.13):
/// headers of the answer, and the text of a refusal.
///
/// API keys have no windows: what their headers tell is the business of whoever serves the key.
final class PassiveReader {

    private static final long LONGEST_DURATION = 86_400_000;

    private PassiveReader() {}

    static Passive read(RecordFields fields, FailBody fail, Instant begin) {
        var provider = fields.provider.toLowerCase(Locale.ROOT);
        var codex = provider.equals("codex");
        if (fields.authIndex.isEmpty() || fields.authType.equals("apikey") || !(codex || provider.equals("claude"))) {
            return Passive.NONE;
        }
        if (fields.failed && FailBody.isUnanswered(fields.failBody)) {
            return Passive.NONE;
        }
        var end = begin.plusMillis(Math.clamp(fields.latency, 0, LONGEST_DURATION));
        var moment = moment(fields, begin, end);
        var limit = fail.type().equals("usage_limit_reached") && fail.error() != null
                ? limit(fields.authIndex, fail.error(), moment == null ? new AnswerMoment(end, false) : moment)
                : null;
        if (moment == null) {
            return new Passive(fields.headers.print(), null, limit);
        }
        var headers = codex
                ? CodexHeaders.read(fields.authIndex, fields.headers, moment)
                : ClaudeHeaders.read(fields.authIndex, fields.headers, moment);
        return new Passive(fields.headers.print(), headers, limit);
    }

    /// Null where the headers are too old to count.
    private static @Nullable AnswerMoment moment(RecordFields fields, Instant begin, Instant end) {
        var date = fields.headers.get("Date");
        var websocket = fields.endpoint.startsWith("GET ");
        return websocket ? AnswerMoment.ofTurn(date, begin, end) : AnswerMoment.of(date, begin, end);
    }

    private static @Nullable LimitReached limit(String login, JsonNode error, AnswerMoment moment) {
        var reset = moment.reset(
                RecordTime.ofEpochOrText(error.path("resets_at").asString("")),
                error.path("resets_in_seconds").asString(""));
        return reset == null || !reset.isAfter(moment.at())
                ? null
                : new LimitReached(login, error.path("plan_type").asString(""), reset, moment.at());
    }
}
