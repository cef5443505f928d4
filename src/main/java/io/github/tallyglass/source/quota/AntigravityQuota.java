package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Antigravity's limits, each for a group of models (contract of CLIProxyAPI and quotas §2.5). Both
/// questions are POSTs that change nothing.
///
/// @param bases tried in this order until one answers
public record AntigravityQuota(List<URI> bases) implements QuotaSource {

    public static final String PROVIDER = "antigravity";
    public static final List<URI> BASES = List.of(
            URI.create("https://daily-cloudcode-pa.googleapis.com"),
            URI.create("https://daily-cloudcode-pa.sandbox.googleapis.com"),
            URI.create("https://cloudcode-pa.googleapis.com"));

    private static final String SUMMARY = "/v1internal:retrieveUserQuotaSummary";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type",
            "application/json",
            "User-Agent",
            "antigravity/cli/1.0.13 (aidev_client; os_type=darwin; arch=arm64)");

    public AntigravityQuota {
        bases = List.copyOf(bases);
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public String program() {
        return "Antigravity";
    }

    @Override
    public Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker) {
        Result<QuotaAnswer> last = Result.err(new Failure.NotFound(SUMMARY));
        for (var base : bases) {
            last = Answers.ask(this, summary(base, login), asker)
                    .flatMap(answer -> reading(login, answer, login.plan() ? tier(base, asker) : ""));
            if (!(last instanceof Result.Err<QuotaAnswer>(Failure failure)) || isFinal(failure)) {
                return last;
            }
        }
        return last;
    }

    /// What another host would answer, too, or what is not to be asked again.
    private static boolean isFinal(Failure failure) {
        return switch (failure) {
            case Failure.LoginRefused refused -> refused.status() == 401;
            case Failure.RateLimited _, Failure.PaymentRequired _, Failure.Cancelled _ -> true;
            default -> false;
        };
    }

    private static QuotaQuestion summary(URI base, QuotaLogin login) {
        var body = JsonNodeFactory.instance.objectNode();
        if (!login.project().isEmpty()) {
            body.put("project", login.project());
        }
        return QuotaQuestion.post(QuotaQuestion.under(base, SUMMARY), HEADERS, body.toString());
    }

    private static Result<QuotaAnswer> reading(QuotaLogin login, Answer answer, String tier) {
        if (!answer.body().names("groups")) {
            return Result.err(new Failure.Malformed(SUMMARY, "no groups"));
        }
        var windows = new WindowList(login.ref(), answer.reply().receivedAt());
        for (var group : answer.body().list("groups")) {
            var name = group.text("display_name");
            for (var bucket : group.list("buckets")) {
                windows.add(
                        name.isEmpty() ? Reach.ALL : Reach.MODEL,
                        name,
                        length(bucket),
                        used(bucket),
                        answer.reply().byOurClock(bucket.instant("reset_time")));
            }
        }
        return Result.ok(new QuotaAnswer(
                new LoginReading(
                        login.ref(),
                        tier,
                        windows.all(),
                        null,
                        Source.POLLED,
                        answer.reply().receivedAt(),
                        true),
                ""));
    }

    private static long length(Fields bucket) {
        var byWindow = Periods.ofWord(bucket.text("window"));
        return byWindow > 0 ? byWindow : Periods.ofWord(bucket.text("display_name"));
    }

    private static @Nullable BigDecimal used(Fields bucket) {
        var left = bucket.decimal("remaining_fraction");
        return left == null ? null : HUNDRED.subtract(left.multiply(HUNDRED));
    }

    /// `free-tier` `g1-pro-tier` …; `""` where that is not told, which harms nothing.
    private String tier(URI base, QuotaAsker asker) {
        var question = QuotaQuestion.post(
                QuotaQuestion.under(base, "/v1internal:loadCodeAssist"),
                HEADERS,
                "{\"metadata\":{\"ideType\":\"ANTIGRAVITY\"}}");
        if (!(Answers.ask(this, question, asker) instanceof Result.Ok<Answer>(Answer answer))) {
            return "";
        }
        var paid = answer.body().child("paid_tier").text("id");
        return paid.isEmpty() ? answer.body().child("current_tier").text("id") : paid;
    }
}
