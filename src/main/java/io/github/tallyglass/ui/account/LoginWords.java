package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.account.Judgements.Judgement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a card says of its login.
record LoginWords(LoginView view, Texts texts, LeftWords left) {

    /// Older, a reading may no longer be how it is.
    private static final Duration FRESH = Duration.ofMinutes(30);

    /// The one line that matters most.
    Judgement judgement() {
        var state = ofState();
        if (state != null) {
            return state;
        }
        var blocked = blocked();
        if (blocked != null) {
            return blocked;
        }
        var binding = view.windows().stream()
                .filter(each -> each.window().reach() == Reach.ALL)
                .toList();
        var pace = Judgements.ofWindows(binding.isEmpty() ? view.windows() : binding, texts, left);
        if (pace != null) {
            return pace;
        }
        return new Judgement(age().orElse(texts.get("login.judgement.none")), "");
    }

    /// Whether the judgement is no more than [#age()].
    boolean isJudged() {
        return !judgement().words().equals(age().orElse(""));
    }

    private @Nullable Judgement ofState() {
        var login = view.login();
        return switch (login.state()) {
            case DISABLED -> new Judgement(texts.get("login.judgement.disabled"), "");
            case ERROR ->
                new Judgement(
                        texts.get("login.judgement.sign-in")
                                + (login.detail().isEmpty()
                                        ? ""
                                        : " " + texts.get("login.judgement.error", texts.sentence(login.detail()))),
                        "bad");
            case COOLING, ACTIVE -> {
                var until = login.limitedUntil();
                yield until == null || !until.isAfter(left.now())
                        ? null
                        : new Judgement(
                                texts.get(
                                        "login.judgement.waits", left.moments().moment(until)),
                                "warn");
            }
        };
    }

    /// A long window that is used up makes what is left of a shorter one worthless.
    private @Nullable Judgement blocked() {
        var used = view.windows().stream()
                .map(AccountReadings.Window::window)
                .filter(LoginWords::isUsedUp)
                .max(Comparator.comparingLong(QuotaWindow::length))
                .orElse(null);
        var until = used == null ? null : used.resetsAt();
        var others = used != null
                && view.windows().stream()
                        .map(AccountReadings.Window::window)
                        .anyMatch(
                                each -> each.reach() == Reach.ALL && each.length() < used.length() && !isUsedUp(each));
        if (used == null || until == null || !others) {
            return null;
        }
        var at = left.moments().moment(until);
        return new Judgement(
                used.kind().equals("7d")
                        ? texts.get("login.judgement.blocked.7d", at)
                        : texts.get("login.judgement.blocked", left.name(used), at),
                "bad");
    }

    private static boolean isUsedUp(QuotaWindow window) {
        var remaining = window.remainingPercent();
        return window.reach() == Reach.ALL && remaining != null && remaining.signum() == 0;
    }

    /// `Read 4 min ago from response headers.`; empty when nothing was read.
    Optional<String> age() {
        var at = view.readAt();
        var source = view.source();
        return at == null || source == null
                ? Optional.empty()
                : Optional.of(texts.get(
                        left.now().isAfter(at.plus(FRESH)) ? "login.read.stale" : "login.read",
                        left.moments().ago(at),
                        texts.get("login.source." + source.word())));
    }

    /// How the last question ended; `""` when it was answered.
    String fault() {
        var fault = view.fault();
        return fault == null
                ? ""
                : texts.get("login.fault", left.moments().ago(fault.at()))
                        + (texts.isChinese() ? "" : " ")
                        + texts.get("failure." + fault.code() + ".advice");
    }

    /// What may be used beyond the windows; `""` when that is nothing.
    String credits() {
        var credits = view.credits();
        if (credits == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        if (credits.unlimited()) {
            parts.add(texts.get("login.credits.unlimited"));
        } else if (credits.balance() != null && credits.balance().signum() > 0) {
            parts.add(balance(credits));
        }
        var resets = credits.resets();
        if (resets != null && resets > 0) {
            var until = credits.resetExpiresAt();
            parts.add(
                    until == null
                            ? texts.get("login.credits.resets", resets)
                            : texts.get(
                                    "login.credits.resets-until",
                                    resets,
                                    left.moments().date(until)));
        }
        return String.join(" · ", parts);
    }

    private String balance(LoginReading.Credits credits) {
        var balance = java.util.Objects.requireNonNull(credits.balance());
        return credits.currency().isEmpty()
                ? texts.get("login.credits.count", balance.stripTrailingZeros().toPlainString())
                : Numbers.money(balance, credits.currency());
    }

    /// Style class of the dot.
    String dot() {
        return switch (view.login().state()) {
            case ACTIVE -> "ok";
            case COOLING -> "warn";
            case ERROR -> "bad";
            case DISABLED -> "unknown";
        };
    }

    Login login() {
        return view.login();
    }
}
