package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.Answers.Answer;
import java.net.URI;
import java.util.Map;

/// Claude's subscription limits (contract of CLIProxyAPI and quotas §4.1). The plan comes with a second
/// request, whose failure does no harm.
public record ClaudeQuota(URI base) implements QuotaSource {

    public static final String PROVIDER = "claude";
    public static final URI BASE = URI.create("https://api.anthropic.com");

    private static final String USAGE = "/api/oauth/usage";
    private static final Map<String, String> HEADERS = Map.of(
            "anthropic-beta", "oauth-2025-04-20",
            "Content-Type", "application/json",
            "User-Agent", "claude-code/2.1.0");

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public String program() {
        return "Claude Code";
    }

    @Override
    public Result<QuotaAnswer> read(QuotaLogin login, QuotaAsker asker) {
        return Answers.ask(this, question(USAGE), asker).flatMap(answer -> {
            if (!ClaudeWindows.isUsage(answer.body())) {
                return Result.err(new Failure.Malformed(USAGE, "no limits"));
            }
            var windows = new WindowList(login.ref(), answer.reply().receivedAt());
            var reader = new ClaudeWindows(answer, windows);
            reader.read();
            var extra = reader.extra();
            var who = login.plan() ? profile(asker) : Profile.UNKNOWN;
            return Result.ok(new QuotaAnswer(
                    new LoginReading(
                            login.ref(),
                            who.plan(),
                            windows.all(),
                            extra,
                            Source.POLLED,
                            answer.reply().receivedAt(),
                            true),
                    who.email()));
        });
    }

    private QuotaQuestion question(String path) {
        return QuotaQuestion.get(QuotaQuestion.under(base, path), HEADERS);
    }

    private Profile profile(QuotaAsker asker) {
        return Answers.ask(this, question("/api/oauth/profile"), asker) instanceof Result.Ok<Answer>(Answer answer)
                ? Profile.of(answer.body())
                : Profile.UNKNOWN;
    }

    private record Profile(String plan, String email) {
        private static final Profile UNKNOWN = new Profile("", "");

        private static Profile of(Fields body) {
            var account = body.child("account");
            var organization = body.child("organization");
            if (!account.isObject() && !organization.isObject()) {
                return UNKNOWN;
            }
            return new Profile(plan(account, organization), account.text("email"));
        }

        private static String plan(Fields account, Fields organization) {
            if (account.isTrue("has_claude_max")) {
                return "max";
            }
            if (account.isTrue("has_claude_pro")) {
                return "pro";
            }
            var team = organization.text("organization_type").equals("claude_team");
            if (team && organization.text("subscription_status").equals("active")) {
                return "team";
            }
            // "Free" is only what nothing speaks against.
            return account.flag("has_claude_max") == null && account.flag("has_claude_pro") == null ? "" : "free";
        }
    }
}
