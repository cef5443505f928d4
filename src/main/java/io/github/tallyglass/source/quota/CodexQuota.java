package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// ChatGPT's limits for Codex (contract of CLIProxyAPI and quotas §3.1, §3.2). Reset credits are looked
/// at, never used.
///
/// @param base an address with `/backend-api` in it has other paths than one without
public record CodexQuota(URI base) implements QuotaSource {

    public static final String PROVIDER = "codex";
    public static final URI BASE = URI.create("https://chatgpt.com/backend-api");

    private static final List<String> KNOWN =
            List.of("plan_type", "rate_limit", "credits", "spend_control", "additional_rate_limits");

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public String program() {
        return "Codex";
    }

    @Override
    public Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker) {
        return Answers.ask(this, question(login, "usage"), asker).flatMap(answer -> {
            var body = answer.body();
            if (KNOWN.stream().noneMatch(body::names)) {
                return Result.err(new Failure.Malformed(address("usage").getPath(), "no limits"));
            }
            var windows = windows(login, answer);
            var resets = body.child("rate_limit_reset_credits").whole("available_count");
            var expiry = resets != null && resets > 0 ? expiry(login, asker) : null;
            return Result.ok(new QuotaAnswer(
                    new LoginReading(
                            login.ref(),
                            body.text("plan_type"),
                            windows.all(),
                            credits(body, resets, expiry),
                            Source.POLLED,
                            answer.reply().receivedAt(),
                            true),
                    body.text("email")));
        });
    }

    private QuotaQuestion question(QuotaLogin login, String what) {
        var headers = new LinkedHashMap<>(Map.of("User-Agent", "codex_cli_rs/0.76.0"));
        if (!login.accountId().isEmpty()) {
            headers.put("Chatgpt-Account-Id", login.accountId());
        }
        if (login.fedRamp()) {
            headers.put("X-OpenAI-Fedramp", "true");
        }
        return QuotaQuestion.get(address(what), headers);
    }

    private URI address(String what) {
        var path = base.toString().contains("/backend-api") ? "/wham/" : "/api/codex/";
        return QuotaQuestion.under(base, path + what);
    }

    private static WindowList windows(QuotaLogin login, Answer answer) {
        var body = answer.body();
        var windows = new WindowList(login.ref(), answer.reply().receivedAt());
        var reader = new CodexWindows(answer.reply(), windows);
        reader.read(body.child("rate_limit"), Reach.ALL, "");
        reader.read(body.child("code_review_rate_limit"), Reach.REVIEW, "");
        for (var limit : body.list("additional_rate_limits")) {
            var name = limit.textOf("limit_name", "metered_feature");
            reader.read(limit.child("rate_limit"), isReview(name) ? Reach.REVIEW : Reach.MODEL, name);
        }
        reader.readSpending(body.child("spend_control"));
        return windows;
    }

    /// Headers name the reviews among the further limits, and so may this.
    private static boolean isReview(String name) {
        return name.toLowerCase(Locale.ROOT).contains("review");
    }

    private static @Nullable Credits credits(Fields body, @Nullable Long resets, @Nullable Instant expiry) {
        var credits = body.child("credits");
        if (!credits.isObject() && resets == null) {
            return null;
        }
        return new Credits(
                credits.decimal("balance"),
                "",
                credits.isTrue("unlimited"),
                resets == null ? null : (Integer) (int) Math.clamp(resets, 0, Integer.MAX_VALUE),
                expiry);
    }

    /// When the first reset credit is lost. Nothing else depends on it, so that nothing fails with it.
    private @Nullable Instant expiry(QuotaLogin login, QuotaAsker asker) {
        return Answers.ask(this, question(login, "rate-limit-reset-credits"), asker)
                        instanceof Result.Ok<Answer>(Answer answer)
                ? answer.body().list("credits").stream()
                        .filter(credit -> credit.text("status").equals("available"))
                        .map(credit -> answer.reply().byOurClock(credit.instant("expires_at")))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }
}
