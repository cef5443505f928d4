package io.github.tallyglass.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The bodies of the demo gateway's replies: the current new-api contract over a [DemoHistory].
final class DemoReplies {

    private static final long HOURLY_LIMIT = 2_592_000;

    private final DemoHistory history;
    private final RowJson rows;
    private final LeftReplies left;
    private final Clock clock;
    private final long started;

    DemoReplies(DemoHistory history, Clock clock) {
        this.history = history;
        this.rows = new RowJson(history);
        this.left = new LeftReplies(history);
        this.clock = clock;
        this.started = now();
    }

    String status() {
        return success(new JsonText()
                .number("custom_currency_exchange_rate", 1)
                .text("custom_currency_symbol", "¤")
                .text("data_export_default_time", "hour")
                .flag("display_in_currency", true)
                .flag("enable_batch_update", false)
                .flag("enable_data_export", true)
                .number("price", 7)
                .text("quota_display_type", "USD")
                .number("quota_per_unit", 500_000)
                .text("server_address", "")
                .number("start_time", started)
                .text("system_name", "Demo Gateway")
                .raw("usd_exchange_rate", "7.1")
                .text("version", DemoGateway.VERSION)
                .end());
    }

    String self() {
        var now = now();
        var requests = new long[1];
        history.newestFirst(0, now, now, row -> requests[0] += row.type() == DemoRow.CONSUME ? 1 : 0);
        return success(new JsonText()
                .text("display_name", "Demo")
                .text("group", "default")
                .number("id", DemoGateway.USER_ID)
                .number("quota", history.remaining(now))
                .number("request_count", requests[0])
                .number("role", 1)
                .text("setting", "{\"notify_type\":\"email\",\"quota_warning_threshold\":500000}")
                .number("status", 1)
                .number("used_quota", history.quota(0, now, now, row -> row.type() == DemoRow.CONSUME))
                .text("username", DemoGateway.USER_NAME)
                .end());
    }

    String logs(DemoQuery query) {
        var size = query.pageSize();
        var skip = (query.page() - 1) * size;
        var items = new ArrayList<String>(size);
        var seen = new long[1];
        var now = now();
        history.newestFirst(query.start(), query.end(), now, row -> {
            if (query.matches(row)) {
                if (seen[0] >= skip && items.size() < size) {
                    items.add(rows.of(row, seen[0] + 1));
                }
                seen[0]++;
            }
        });
        return success(page(query, seen[0], items));
    }

    String stat(DemoQuery query) {
        var now = now();
        var quota = history.quota(
                query.start(), query.end(), now, row -> row.type() == DemoRow.CONSUME && query.matches(row));
        var requests = new long[1];
        var tokens = new long[1];
        history.newestFirst(now - 60, now, now, row -> {
            if (row.type() == DemoRow.CONSUME && query.matches(row)) {
                requests[0]++;
                tokens[0] += row.promptTokens() + row.output();
            }
        });
        return success(new JsonText()
                .number("quota", quota)
                .number("rpm", requests[0])
                .number("tpm", tokens[0])
                .end());
    }

    String keys(DemoQuery query) {
        var keys = left.keys(now());
        var from = (int) Math.min(keys.size(), (query.page() - 1) * query.pageSize());
        var items = keys.subList(from, Math.min(keys.size(), from + query.pageSize()));
        return success(page(query, keys.size(), items));
    }

    String subscriptions() {
        return success(left.subscriptions(now()));
    }

    String plans() {
        return success(left.plans());
    }

    /// Sums of consume rows by UTC hour and model; both bounds are hours, inclusive (gateway contract
    /// §5.5).
    String hourly(DemoQuery query) {
        var start = query.number("start_timestamp");
        var end = query.number("end_timestamp");
        if (end - start > HOURLY_LIMIT) {
            return failure("时间跨度不能超过 1 个月");
        }
        record Line(String model, long hour) {}
        var lines = new TreeMap<Line, long[]>((a, b) -> {
            var byModel = a.model().compareTo(b.model());
            return byModel != 0 ? byModel : Long.compare(a.hour(), b.hour());
        });
        var firstHour = start == 0 ? end + 1 : (start + 3599) / 3600 * 3600;
        var lastSecond = Math.floorDiv(end, 3600L) * 3600 + 3599;
        history.newestFirst(firstHour, lastSecond, now(), row -> {
            var model = row.model();
            if (row.type() == DemoRow.CONSUME && model != null) {
                var sums = lines.computeIfAbsent(new Line(model.wireName(), row.at() / 3600 * 3600), _ -> new long[3]);
                sums[0]++;
                sums[1] += row.quota();
                sums[2] += row.promptTokens() + row.output();
            }
        });
        var items = lines.entrySet().stream()
                .map(line -> new JsonText()
                        .number("id", 0)
                        .number("user_id", DemoGateway.USER_ID)
                        .text("username", DemoGateway.USER_NAME)
                        .text("model_name", line.getKey().model())
                        .number("created_at", line.getKey().hour())
                        .number("token_used", line.getValue()[2])
                        .number("count", line.getValue()[0])
                        .number("quota", line.getValue()[1])
                        .end())
                .toList();
        return success(array(items));
    }

    static String unauthorized() {
        return new JsonText()
                .text("code", "AUTH_UNAUTHORIZED")
                .text("message", "Unauthorized, invalid access token")
                .flag("success", false)
                .end();
    }

    static String unknownKey() {
        return new JsonText()
                .text("message", "Invalid token")
                .flag("success", false)
                .end();
    }

    static String notFound(String path) {
        var error = new JsonText()
                .text("message", "Invalid URL (GET " + path + ")")
                .text("type", "invalid_request_error")
                .text("param", "")
                .text("code", "")
                .end();
        return new JsonText().raw("error", error).end();
    }

    private static String page(DemoQuery query, long total, List<String> items) {
        return new JsonText()
                .number("page", query.page())
                .number("page_size", query.pageSize())
                .number("total", total)
                .raw("items", array(items))
                .end();
    }

    static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    private static String success(String data) {
        return new JsonText()
                .raw("data", data)
                .text("message", "")
                .flag("success", true)
                .end();
    }

    private static String failure(String message) {
        return new JsonText().text("message", message).flag("success", false).end();
    }

    private long now() {
        return Math.floorDiv(clock.millis(), 1000L);
    }
}
