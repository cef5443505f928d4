package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.source.gateway.LogPage.Rejected;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns a log row of the family into a [UsageEvent] (gateway contract §3). Tolerant: what is missing or of
/// another type counts as absent; only a row without a time, or with an amount that no 64 bits hold, is
/// rejected.
final class LogRowReader {

    private static final Pattern STATUS_PREFIX = Pattern.compile("^status_code=(\\d{3})\\b");
    private static final int LONGEST_CONTENT = 2_000;
    private static final int LONGEST_REJECT = 1_000;

    private final Dialect dialect;
    private final Scrubber scrubber;

    LogRowReader(Dialect dialect, Scrubber scrubber) {
        this.dialect = dialect;
        this.scrubber = scrubber;
    }

    /// A row that was read, or one that was not.
    sealed interface Outcome {
        record Read(LogRow row) implements Outcome {}

        record Unreadable(Rejected rejected) implements Outcome {}
    }

    Outcome read(JsonNode row) {
        var why = fault(row);
        return why == null
                ? new Outcome.Read(new LogRow(event(row), Fingerprint.of(row)))
                : new Outcome.Unreadable(new Rejected(raw(row), why));
    }

    /// Why a row cannot be used; null where it can.
    private static @Nullable String fault(JsonNode row) {
        if (!row.isObject()) {
            return "not an object";
        }
        if (JsonFields.numberOr0(row, "created_at") <= 0) {
            return "created_at is missing or no time";
        }
        return JsonFields.isTooLarge(row, "quota") ? "quota does not fit into 64 bits" : null;
    }

    private UsageEvent event(JsonNode row) {
        var other = OtherField.read(row);
        var type = dialect.typeOf(JsonFields.numberOr0(row, "type"));
        var content = scrubber.text(JsonFields.text(row, "content"), LONGEST_CONTENT);
        return new UsageEvent(
                dialect.second(JsonFields.numberOr0(row, "created_at")),
                type,
                JsonFields.text(row, "model_name"),
                origin(row, other),
                JsonFields.numberOr0(row, "quota"),
                TokenKinds.read(row, other),
                timing(row, other, type),
                new UsageEvent.Outcome(
                        status(row, other, type, content),
                        firstText(row, other, "request_id"),
                        firstText(row, other, "upstream_request_id")),
                RowPricing.read(other, scrubber),
                isSettlement(other, type),
                "subscription".equals(JsonFields.text(other, "billing_source")),
                content,
                OtherField.extra(row, other, scrubber));
    }

    private UsageEvent.Origin origin(JsonNode row, JsonNode other) {
        var path = JsonFields.text(other, "request_path");
        var query = path.indexOf('?');
        return new UsageEvent.Origin(
                scrubber.clean(JsonFields.text(row, "token_name")),
                JsonFields.numberOr0(row, "token_id"),
                JsonFields.text(row, "group"),
                JsonFields.text(row, "username"),
                JsonFields.numberOr0(row, "user_id"),
                JsonFields.number(row, "channel").orElseGet(() -> JsonFields.numberOr0(row, "channel_id")),
                // A query may hold a key.
                scrubber.clean(query < 0 ? path : path.substring(0, query)),
                firstText(row, other, "client"),
                JsonFields.text(row, "ip"));
    }

    /// Only what was a request has a duration; 0 on a task says nothing.
    private static UsageEvent.Timing timing(JsonNode row, JsonNode other, EventType type) {
        var isRequest = type == EventType.CONSUME || type == EventType.ERROR;
        var isTask = JsonFields.flag(other, "is_task") || JsonFields.has(other, "task_id");
        var firstToken = JsonFields.numberOr0(other, "frt");
        return new UsageEvent.Timing(
                isRequest && !isTask ? duration(row) : null,
                // −1000 or less: none was measured.
                firstToken > 0 ? firstToken : null,
                JsonFields.flag(row, "is_stream"));
    }

    private static @Nullable Long duration(JsonNode row) {
        var seconds = JsonFields.number(row, "use_time");
        if (seconds.isPresent()) {
            return Math.clamp(seconds.getAsLong(), 0, Long.MAX_VALUE / 1000) * 1000;
        }
        var millis = JsonFields.number(row, "elapsed_time");
        return millis.isPresent() ? Math.max(0, millis.getAsLong()) : null;
    }

    private static @Nullable Integer status(JsonNode row, JsonNode other, EventType type, String content) {
        if (type != EventType.CONSUME && type != EventType.ERROR) {
            return null;
        }
        for (var said : new long[] {
            JsonFields.numberOr0(row, "http_status"),
            JsonFields.numberOr0(other, "http_status"),
            JsonFields.numberOr0(other, "status_code")
        }) {
            if (said >= 100 && said <= 599) {
                return (int) said;
            }
        }
        if (type == EventType.CONSUME) {
            return 200;
        }
        var prefix = STATUS_PREFIX.matcher(content);
        return prefix.find() ? Integer.valueOf(prefix.group(1)) : null;
    }

    /// A later row of an asynchronous task: the charge of the task itself has no `task_id`.
    private static boolean isSettlement(JsonNode other, EventType type) {
        return type == EventType.CONSUME
                && JsonFields.has(other, "task_id")
                && (JsonFields.has(other, "pre_consumed_quota") || JsonFields.has(other, "actual_quota"));
    }

    private String firstText(JsonNode row, JsonNode other, String field) {
        var own = JsonFields.text(row, field);
        return scrubber.clean(own.isEmpty() ? JsonFields.text(other, field) : own);
    }

    private String raw(JsonNode row) {
        var clean = scrubber.json(row);
        if (clean instanceof ObjectNode object) {
            // The place in this reply: another one at each reading.
            object.remove("id");
        }
        return clean == null ? "" : scrubber.text(clean.toString(), LONGEST_REJECT);
    }
}
