package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.CurrencySetting.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a card says of its account.
record CardWords(
        AccountView view,
        SyncState.@Nullable AccountSync sync,
        Amounts amounts,
        Counted counted,
        Texts texts,
        ZoneId zone,
        Instant now) {

    private static final Duration NOTABLE = Duration.ofMinutes(1);

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

    Judgements judgements() {
        return new Judgements(view, texts, left());
    }

    // Windows

    WindowWords windows() {
        return new WindowWords(left(), amounts, counted, view.account().unit());
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
        return view.state().equals("ok") ? "" : texts.sentence(view.failureText());
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
                texts.name(key.name()),
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
