package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Grok's limits: a share of the week, and a month's money in cents (contract of CLIProxyAPI and quotas
/// §2.5). What each product took of the week is no limit of its own and not read.
public record XaiQuota(URI base) implements QuotaSource {

    public static final String PROVIDER = "xai";
    public static final URI BASE = URI.create("https://cli-chat-proxy.grok.com/v1");

    private static final String BILLING = "/billing";
    private static final String CONFIG = "config";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public String program() {
        return "Grok";
    }

    /// One of the two answers is enough, and then it is not everything.
    @Override
    public Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker) {
        var weekly = ask(login, BILLING + "?format=credits", asker);
        if (weekly instanceof Result.Err<Answer>(Failure failure) && !othersMayAnswer(failure)) {
            return Result.err(failure);
        }
        var monthly = ask(login, BILLING, asker);
        return switch (weekly) {
            case Result.Ok<Answer>(Answer week) -> {
                var month = monthly instanceof Result.Ok<Answer>(Answer answer) ? answer : null;
                yield Result.ok(answer(login, week, month, month != null));
            }
            case Result.Err<Answer> _ -> monthly.map(month -> answer(login, month, month, false));
        };
    }

    private static boolean othersMayAnswer(Failure failure) {
        return failure instanceof Failure.NotFound
                || failure instanceof Failure.Malformed
                || failure instanceof Failure.ServerFault;
    }

    private Result<Answer> ask(QuotaLogin login, String path, QuotaAsker asker) {
        var headers = new LinkedHashMap<>(Map.of(
                "x-xai-token-auth", "xai-grok-cli",
                "x-grok-client-version", "0.2.91",
                "User-Agent", "grok-pager/0.2.91"));
        if (!login.accountId().isEmpty()) {
            headers.put("x-userid", login.accountId());
        }
        var question = QuotaQuestion.get(QuotaQuestion.under(base, path), headers);
        return Answers.ask(this, question, asker)
                .flatMap(answer -> answer.body().child(CONFIG).isObject()
                        ? Result.ok(answer)
                        : Result.err(new Failure.Malformed(BILLING, "no config")));
    }

    private static QuotaAnswer answer(QuotaLogin login, Answer week, @Nullable Answer month, boolean complete) {
        var windows = new WindowList(login.ref(), week.reply().receivedAt());
        week(week, windows);
        var bill = month == null ? week : month;
        month(bill, windows);
        return new QuotaAnswer(
                new LoginReading(
                        login.ref(),
                        "",
                        windows.all(),
                        onDemand(bill.body().child(CONFIG)),
                        Source.POLLED,
                        week.reply().receivedAt(),
                        complete),
                "");
    }

    private static void week(Answer answer, WindowList windows) {
        var config = answer.body().child(CONFIG);
        var period = config.child("current_period");
        if (period.isObject() || config.has("credit_usage_percent")) {
            var word = Periods.ofWord(period.text("type"));
            var length = word > 0 ? word : between(period.instant("start"), period.instant("end"));
            windows.add(
                    Reach.ALL,
                    "",
                    length,
                    config.decimal("credit_usage_percent"),
                    answer.reply().byOurClock(period.instant("end")));
        }
    }

    private static void month(Answer answer, WindowList windows) {
        var config = answer.body().child(CONFIG);
        var limit = cents(config, "monthly_limit");
        if (limit != null && limit.signum() > 0) {
            var end = config.instant("billing_period_end");
            var told = between(config.instant("billing_period_start"), end);
            windows.add(
                    Reach.ALL,
                    "",
                    told > 0 ? told : WindowIds.MONTH,
                    WindowList.percent(cents(config, "used"), limit),
                    answer.reply().byOurClock(end));
        }
        var cap = cents(config, "on_demand_cap");
        if (cap != null && cap.signum() > 0) {
            windows.add(Reach.SPEND, "on demand", 0, WindowList.percent(cents(config, "on_demand_used"), cap), null);
        }
    }

    private static @Nullable Credits onDemand(Fields config) {
        var cap = cents(config, "on_demand_cap");
        var used = cents(config, "on_demand_used");
        return cap == null || used == null || cap.signum() <= 0
                ? null
                : new Credits(cap.subtract(used).max(BigDecimal.ZERO).movePointLeft(2), "USD", false, null, null);
    }

    private static @Nullable BigDecimal cents(Fields config, String key) {
        var value = config.child(key);
        return value.isObject() ? value.decimal("val") : config.decimal(key);
    }

    private static long between(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null
                ? 0
                : Math.max(0, Duration.between(start, end).toSeconds());
    }
}
