package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kimi's limits for coding: counts, as numbers or as text (contract of CLIProxyAPI and quotas §2.5).
public record KimiQuota(URI base) implements QuotaSource {

    public static final String PROVIDER = "kimi";
    public static final URI BASE = URI.create("https://api.kimi.com/coding/v1");

    private static final String USAGES = "/usages";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public String program() {
        return "Kimi";
    }

    @Override
    public Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker) {
        var question = QuotaQuestion.get(QuotaQuestion.under(base, USAGES), Map.of());
        return Answers.ask(this, question, asker).flatMap(answer -> {
            var body = answer.body();
            if (!body.names("usage") && !body.names("limits")) {
                return Result.err(new Failure.Malformed(USAGES, "no limits"));
            }
            return Result.ok(new QuotaAnswer(
                    new LoginReading(
                            login.ref(),
                            "",
                            windows(login, answer).all(),
                            null,
                            Source.POLLED,
                            answer.reply().receivedAt(),
                            true),
                    ""));
        });
    }

    private static WindowList windows(QuotaLogin login, Answer answer) {
        var windows = new WindowList(login.ref(), answer.reply().receivedAt());
        var usage = answer.body().child("usage");
        if (usage.isObject()) {
            add(windows, answer, usage, Periods.ofWord(usage.text("name")));
        }
        for (var limit : answer.body().list("limits")) {
            var detail = limit.child("detail");
            add(windows, answer, detail.isObject() ? detail : limit, length(limit));
        }
        return windows;
    }

    private static void add(WindowList windows, Answer answer, Fields counts, long length) {
        windows.add(Reach.ALL, "", length, used(counts), answer.reply().byOurClock(counts.instant("reset_time")));
    }

    private static long length(Fields limit) {
        var window = limit.child("window");
        var measured = Periods.of(window.decimal("duration"), window.text("time_unit"));
        return measured > 0 ? measured : Periods.ofWord(limit.text("name"));
    }

    private static @Nullable BigDecimal used(Fields counts) {
        var limit = counts.decimal("limit");
        var used = counts.decimal("used");
        var left = counts.decimal("remaining");
        if (used != null || limit == null || left == null) {
            return WindowList.percent(used, limit);
        }
        return WindowList.percent(limit.subtract(left), limit);
    }
}
