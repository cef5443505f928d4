package io.github.tallyglass.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A log row as the current line sends it to its owner (gateway contract §§3.1, 3.2): `other` is a text
/// that holds JSON, keys in alphabetical order.
final class RowJson {

    private final DemoHistory history;

    RowJson(DemoHistory history) {
        this.history = history;
    }

    /// @param ordinal place in the result, 1 = newest: the `id` that users see (gateway contract §3.4)
    String of(DemoRow row, long ordinal) {
        var key = row.key();
        var model = row.model();
        var json = new JsonText()
                .number("id", ordinal)
                .number("user_id", DemoGateway.USER_ID)
                .number("created_at", row.at())
                .number("type", row.type())
                .text("content", content(row))
                .text("username", DemoGateway.USER_NAME)
                .text("token_name", key == null ? "" : key.keyName())
                .text("model_name", model == null ? "" : model.wireName())
                .number("quota", row.quota())
                .number("prompt_tokens", row.promptTokens())
                .number("completion_tokens", row.output())
                .number("use_time", row.seconds())
                .flag("is_stream", row.stream())
                .number("channel", model == null ? 0 : model.channel(row.attempt()))
                .text("channel_name", "")
                .number("token_id", key == null ? 0 : key.id())
                .text("group", key == null ? "" : key.group())
                .text("ip", row.type() == DemoRow.LOGIN || row.type() == DemoRow.CONSUME ? "127.0.0.1" : "")
                .text("request_id", RequestWriter.requestId(row));
        return json.text("other", other(row)).end();
    }

    /// What a top-up brought stands in its text alone, as the line writes it.
    private String content(DemoRow row) {
        if (row.type() != DemoRow.TOP_UP) {
            return row.content();
        }
        var dollars = BigDecimal.valueOf(history.toppedUp(row.at()))
                .divide(DemoModel.UNITS_PER_DOLLAR, 6, RoundingMode.HALF_UP);
        return row.content() + ", ＄" + dollars.toPlainString() + " 额度";
    }

    private String other(DemoRow row) {
        return switch (row.type()) {
            case DemoRow.CONSUME -> row.settled() > 0 ? settlement(row) : charge(row);
            case DemoRow.ERROR -> error(row);
            case DemoRow.REFUND -> task(row).end();
            case DemoRow.LOGIN ->
                new JsonText().text("login_method", "password").end();
            default -> "null";
        };
    }

    private String charge(DemoRow row) {
        var model = row.model();
        var key = row.key();
        if (model == null || key == null) {
            return "null";
        }
        if (model.convention() == DemoModel.Convention.PER_CALL) {
            return new JsonText()
                    .raw("group_ratio", key.groupRatio().toPlainString())
                    .flag("is_task", true)
                    .raw("model_price", DemoModel.PRICE_PER_CALL.toPlainString())
                    .text("request_path", model.path())
                    .end();
        }
        var anthropic = model.convention() == DemoModel.Convention.ANTHROPIC;
        var writes = anthropic || model.convention() == DemoModel.Convention.OPENAI_WITH_WRITES;
        var allWrites = row.cacheWrite() + row.cacheWrite1h();
        var plan = history.plans().payerOf(row);
        var json = new JsonText().text("billing_source", plan == null ? "wallet" : "subscription");
        if (writes) {
            json.raw("cache_creation_ratio", DemoModel.CACHE_WRITE.toPlainString());
            if (row.cacheWrite1h() > 0) {
                json.raw("cache_creation_ratio_1h", DemoModel.CACHE_WRITE_1H.toPlainString())
                        .raw("cache_creation_ratio_5m", DemoModel.CACHE_WRITE.toPlainString());
            }
            json.number("cache_creation_tokens", allWrites);
            if (row.cacheWrite1h() > 0) {
                json.number("cache_creation_tokens_1h", row.cacheWrite1h())
                        .number("cache_creation_tokens_5m", row.cacheWrite());
            }
        }
        json.raw("cache_ratio", model.cacheRatio().toPlainString()).number("cache_tokens", row.cacheRead());
        if (allWrites > 0) {
            json.number("cache_write_tokens", allWrites);
        }
        if (anthropic) {
            json.flag("claude", true);
        }
        json.text("client", key.client((int) (row.request() % 2)))
                .raw("completion_ratio", model.completionRatio().toPlainString())
                .number("frt", row.stream() ? row.firstTokenMs() : -1000)
                .raw("group_ratio", key.groupRatio().toPlainString())
                .number("model_price", -1)
                .raw("model_ratio", model.ratio().toPlainString())
                .raw("request_conversion", anthropic ? "[\"Claude Messages\"]" : "[\"OpenAI Compatible\"]")
                .text("request_path", model.path());
        if (row.stream()) {
            json.raw("stream_status", "{\"end_reason\":\"done\",\"status\":\"ok\"}");
        }
        if (plan != null) {
            json.number("subscription_consumed", row.quota())
                    .number("subscription_id", plan.id())
                    .number("subscription_plan_id", plan.id())
                    .text("subscription_plan_title", plan.title());
        }
        if (anthropic) {
            json.text("usage_semantic", "anthropic");
        }
        return json.number("user_group_ratio", -1).end();
    }

    private static String error(DemoRow row) {
        var model = row.model();
        var key = row.key();
        if (model == null || key == null) {
            return "null";
        }
        var channel = model.channel(row.attempt());
        return new JsonText()
                .number("channel_id", channel)
                .text("channel_name", "upstream-" + channel)
                .number("channel_type", model.convention() == DemoModel.Convention.ANTHROPIC ? 14 : 1)
                .text("client", key.client((int) (row.request() % 2)))
                .text("error_code", "upstream_error")
                .text("error_type", "openai_error")
                .text("request_path", model.path())
                .number("status_code", row.status())
                .end();
    }

    private static String settlement(DemoRow row) {
        return task(row)
                .number("actual_quota", row.settled())
                .number("pre_consumed_quota", row.settled() - row.quota())
                .end();
    }

    private static JsonText task(DemoRow row) {
        var key = row.key();
        return new JsonText()
                .raw("group_ratio", key == null ? "1" : key.groupRatio().toPlainString())
                .raw("model_price", DemoModel.PRICE_PER_CALL.toPlainString())
                .text(
                        "reason",
                        row.type() == DemoRow.REFUND ? "The upstream could not finish the video" : "longer video")
                .text("task_id", "task_" + Long.toString(row.request(), 36));
    }
}
