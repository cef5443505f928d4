package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Remaining;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a card says of its account.
record CardWords(AccountView view, SyncState.@Nullable AccountSync sync, Amounts amounts, Texts texts, Instant now) {

    private static final long LONG_DAYS = 365;

    String balance() {
        return view.balanceQuota() == null ? Numbers.UNKNOWN : money(view.balanceQuota());
    }

    /// Average and age: `$9.40 a day · read 4 min ago`.
    String pace() {
        var daily = view.averageDailyQuota();
        var average = daily == null ? texts.get("account.no-pace") : texts.get("account.daily", money(daily));
        return view.balanceAt() == null ? average : average + " · " + texts.get("account.read", age(view.balanceAt()));
    }

    /// How long it lasts.
    String judgement() {
        var left = Remaining.of(view);
        if (left.balanceQuota() == null) {
            return texts.get("account.judgement.never-read");
        }
        if (left.balanceQuota() <= 0) {
            return texts.get("account.judgement.used-up");
        }
        if (left.days() == null) {
            return texts.get("account.judgement.no-pace");
        }
        if (left.days() > LONG_DAYS) {
            return texts.get("account.judgement.over-a-year");
        }
        return left.days() == 0
                ? texts.get("account.judgement.today")
                : texts.get("account.judgement.days", left.days());
    }

    /// Style class of the judgement.
    String mood() {
        return switch (Remaining.of(view).level()) {
            case "ok" -> "good";
            case "warn" -> "warn";
            case "bad" -> "bad";
            default -> "";
        };
    }

    /// What the service does, or how fresh the rows are.
    String state() {
        if (view.account().paused()) {
            return withSync("account.state.paused");
        }
        return switch (sync == null ? SyncState.Phase.IDLE : sync.phase()) {
            case FIRST_NUMBERS -> texts.get("account.state.first-numbers");
            case BACKFILL ->
                sync == null || sync.rowsRead() == 0
                        ? texts.get("account.state.backfill")
                        : texts.get("account.state.backfill-rows", Numbers.exact(sync.rowsRead()));
            case WAITING -> withSync("account.state.waiting");
            case STOPPED -> withSync("account.state.stopped");
            case PAUSED -> withSync("account.state.halted");
            case IDLE, FOLLOWING -> withSync(stored());
        };
    }

    /// What the service met last; null when it met nothing.
    @Nullable
    Failure failure() {
        return sync == null ? null : sync.failure();
    }

    /// The failure of an earlier run, in the words in which it was kept; `""` when there is none.
    String keptProblem() {
        return view.state().equals("ok") ? "" : view.failureText();
    }

    /// Style class of the dot.
    String dot() {
        if (view.account().paused()) {
            return "unknown";
        }
        var stopped = view.state().equals("stopped") || (sync != null && sync.phase() == SyncState.Phase.STOPPED);
        if (stopped) {
            return "bad";
        }
        if (failure() != null || !keptProblem().isEmpty()) {
            return "warn";
        }
        return view.lastSync() == null ? "unknown" : "ok";
    }

    private String stored() {
        return switch (view.state()) {
            case "ok" -> "account.state.ok";
            case "stopped" -> "account.state.stopped";
            case "failing" -> "account.state.failing";
            case "paused" -> "account.state.paused";
            default -> "account.state.new";
        };
    }

    private String withSync(String key) {
        var state = texts.get(key);
        return view.lastSync() == null ? state : state + " · " + texts.get("account.synced", age(view.lastSync()));
    }

    private String age(Instant at) {
        var seconds = Math.max(0, Duration.between(at, now).toSeconds());
        if (seconds < 60) {
            return texts.get("common.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("common.minutes", seconds / 60);
        }
        return seconds < 86_400
                ? texts.get("common.hours", seconds / 3600, "%02d".formatted(seconds / 60 % 60))
                : texts.get("common.days", seconds / 86_400);
    }

    private String money(long quota) {
        var money = amounts.money(view.account().unit(), quota);
        return Numbers.money(money.amount(), money.currency());
    }
}
