package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Remaining;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a card says of its account.
record CardWords(
        AccountView view,
        SyncState.@Nullable AccountSync sync,
        Amounts amounts,
        Texts texts,
        ZoneId zone,
        Instant now) {

    private static final long LONG_DAYS = 365;
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    /// One line of judgement, with its style class.
    record Judgement(String words, String mood) {}

    LeftWords left() {
        return new LeftWords(texts, zone, now);
    }

    // Balance

    String balance() {
        return view.balanceQuota() == null ? Numbers.UNKNOWN : money(view.balanceQuota());
    }

    /// Average and last top-up: `$9.40 a day · topped up $200 on Aug 12`.
    String pace() {
        var parts = new ArrayList<String>();
        var daily = view.averageDailyQuota();
        parts.add(daily == null ? texts.get("account.no-pace") : texts.get("left.daily", money(daily)));
        var topUp = view.readings().lastTopUp();
        if (topUp != null) {
            var date = left().moments().date(topUp.at());
            parts.add(
                    topUp.quota() == null
                            ? texts.get("left.topped-up-unknown", date)
                            : texts.get("left.topped-up", round(money(topUp.quota())), date));
        }
        return String.join(" · ", parts);
    }

    /// How long the balance lasts.
    Judgement balanceJudgement() {
        var mood = switch (Remaining.of(view).level()) {
            case "ok" -> "good";
            case "bad" -> "bad";
            default -> "";
        };
        return new Judgement(depletion(), mood);
    }

    private String depletion() {
        var left = Remaining.of(view);
        if (left.balanceQuota() == null) {
            return texts.get("account.judgement.never-read");
        }
        if (left.balanceQuota() <= 0) {
            return texts.get("account.judgement.used-up");
        }
        if (view.readings().depletion() != null) {
            return left().depletion(view.readings().depletion());
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

    // Windows

    /// When it resets and what was spent in it.
    String window(AccountReadings.Window each) {
        var window = each.window();
        var untouched = window.used() != null && window.used() == 0;
        var resets = left().resets(window);
        var spent = each.spent();
        if (spent != null && (spent.quota() != 0 || spent.tokens() != 0)) {
            var words = texts.get("left.spent", money(spent.quota()), Numbers.brief(spent.tokens()));
            return resets.isEmpty() ? words : resets + " · " + words;
        }
        return untouched ? texts.get("left.unused") + (resets.isEmpty() ? "" : " · " + resets) : resets;
    }

    /// The window that runs out first, or that all last; null while there is too little to judge by.
    @Nullable
    Judgement windowJudgement() {
        var judged = view.readings().windows().stream()
                .filter(each -> each.pace() != null)
                .toList();
        var first = judged.stream()
                .filter(each -> each.pace() != null && each.pace().runsOutAt() != null)
                .min(Comparator.comparing(each -> runsOutAt(each)));
        if (first.isPresent()) {
            var words = left().pace(first.get().window(), first.get().pace());
            var several = view.readings().windows().size() > 1;
            return new Judgement(
                    several
                            ? texts.get(
                                    "account.judgement.of",
                                    left().name(first.get().window()),
                                    words)
                            : words,
                    "bad");
        }
        return judged.isEmpty()
                ? null
                : new Judgement(
                        left().pace(
                                        judged.getFirst().window(),
                                        judged.getFirst().pace()),
                        "good");
    }

    private static Instant runsOutAt(AccountReadings.Window each) {
        var pace = each.pace();
        return pace == null || pace.runsOutAt() == null ? Instant.MAX : pace.runsOutAt();
    }

    // State

    /// What the service does, or how fresh the rows are.
    String state() {
        return stateWords();
    }

    private String stateWords() {
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

    /// How old the readings are, where that is more than the rows' age says.
    private Optional<String> readingAge() {
        var synced = view.lastSync();
        return Readings.oldest(view)
                .filter(at -> synced == null || at.plus(NOTABLE).isBefore(synced))
                .map(at -> texts.get("account.reading-age", left().moments().length(since(at))));
    }

    /// When what was read, and from where.
    String readTimes() {
        return Readings.oldest(view)
                .map(at -> texts.get(
                        "account.reading-source",
                        left().moments().date(at),
                        left().moments().time(at)))
                .orElse(texts.get("account.readings.none"));
    }

    /// What could not be read the last time; `""` when all was.
    String unread() {
        return view.readings().faults().stream()
                .map(fault -> texts.get(
                                "account.unread." + fault.what().word(),
                                left().moments().ago(fault.at()))
                        + (texts.isChinese() ? "" : " ")
                        + texts.get("failure." + fault.code() + ".advice"))
                .distinct()
                .collect(Collectors.joining("\n"));
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

    // Keys

    /// Name, left, used, and until when or why not.
    List<String> key(KeyReading key) {
        var status = key.statusAt(now);
        var expires = key.expiresAt();
        return List.of(
                key.name(),
                key.remaining() == null ? texts.get("left.no-limit") : money(key.remaining()),
                money(key.used()),
                status != KeyReading.Status.ENABLED
                        ? texts.get("left.key." + status.word())
                        : expires == null
                                ? texts.get("left.key.never")
                                : left().moments().date(expires));
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
        var synced = view.lastSync();
        if (key.equals("account.state.ok") && readingAge().isPresent()) {
            return state + " · " + readingAge().get();
        }
        return synced == null
                ? state
                : state + " · " + texts.get("account.synced", left().moments().length(since(synced)));
    }

    private Duration since(Instant at) {
        return Duration.between(at, now);
    }

    private String money(long quota) {
        var money = amounts.money(view.account().unit(), quota);
        return Numbers.money(money.amount(), money.currency());
    }

    /// `$200` for `$200.00`: top-ups are round sums.
    private static String round(String money) {
        return money.endsWith(".00") ? money.substring(0, money.length() - 3) : money;
    }
}
