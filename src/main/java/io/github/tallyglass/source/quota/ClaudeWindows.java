package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Windows of Claude's usage: the key says how long one is and what it limits; `limits` names models
/// better than the code words of the keys do (contract of CLIProxyAPI and quotas §4.1).
///
/// @param windows where they are added
record ClaudeWindows(Answer answer, WindowList windows) {

    private static final String FIVE_HOURS = "five_hour";
    private static final String WEEK = "seven_day";
    private static final String EXTRA = "extra_usage";

    static boolean isUsage(Fields body) {
        return body.names(FIVE_HOURS) || body.names(WEEK) || body.names("limits") || body.names(EXTRA);
    }

    void read() {
        var body = answer.body();
        add(Reach.ALL, "", WindowIds.FIVE_HOURS, body.child(FIVE_HOURS), "utilization");
        add(Reach.ALL, "", WindowIds.WEEK, body.child(WEEK), "utilization");
        var named = new LinkedHashMap<String, Fields>();
        for (var limit : body.list("limits")) {
            switch (limit.text("kind")) {
                case "session" -> addIfUntold(WindowIds.FIVE_HOURS, limit);
                case "weekly_all" -> addIfUntold(WindowIds.WEEK, limit);
                case "weekly_scoped" -> {
                    var model = limit.child("scope").child("model");
                    var name = model.textOf("display_name", "id");
                    named.put(name.isEmpty() ? "scoped" : name, limit);
                }
                default -> {
                    // A kind that is not known yet limits who knows what.
                }
            }
        }
        for (var entry : body.entries()) {
            addCoded(entry.getKey(), new Fields(entry.getValue()), named);
        }
        named.forEach((model, limit) -> add(Reach.MODEL, model, WindowIds.WEEK, limit, "percent"));
    }

    /// Money beyond the plan, in cents; null where that is off or an amount is missing.
    @Nullable
    Credits extra() {
        var extra = answer.body().child(EXTRA);
        var limit = extra.decimal("monthly_limit");
        var used = extra.decimal("used_credits");
        if (!extra.isTrue("is_enabled") || limit == null || used == null) {
            return null;
        }
        var share = WindowList.percent(used, limit);
        windows.add(Reach.SPEND, "extra usage", 0, share == null ? extra.decimal("utilization") : share, null);
        var currency = extra.text("currency");
        return new Credits(
                limit.subtract(used).max(BigDecimal.ZERO).movePointLeft(2),
                currency.isEmpty() ? "USD" : currency.toUpperCase(Locale.ROOT),
                false,
                null,
                null);
    }

    private void addIfUntold(long length, Fields limit) {
        if (!windows.tells(WindowIds.of(Reach.ALL, "", length))) {
            windows.remove(WindowIds.of(Reach.ALL, "", length));
            add(Reach.ALL, "", length, limit, "percent");
        }
    }

    /// A window under a code word; where `limits` names one by its model, that is the better word.
    private void addCoded(String key, Fields window, Map<String, Fields> named) {
        if (key.equals(FIVE_HOURS) || key.equals(WEEK) || key.equals(EXTRA) || !window.has("utilization")) {
            return;
        }
        var week = key.startsWith(WEEK + "_");
        var code = week ? key.substring(WEEK.length() + 1) : key;
        if (named.keySet().stream().noneMatch(model -> isOf(model, code))) {
            add(Reach.MODEL, code.replace('_', ' '), week ? WindowIds.WEEK : 0, window, "utilization");
        }
    }

    private static boolean isOf(String model, String code) {
        var plain = model.toLowerCase(Locale.ROOT);
        return !code.isEmpty() && plain.contains(code.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private void add(Reach reach, String name, long length, Fields window, String share) {
        if (window.isObject()) {
            windows.add(
                    reach, name, length, window.decimal(share), answer.reply().byOurClock(window.instant("resets_at")));
        }
    }
}
