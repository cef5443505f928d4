package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Remaining;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what is left of an account lasts.
record Judgements(AccountView view, Texts texts, LeftWords left) {

    private static final long LONG_DAYS = 365;

    /// One line of judgement, with its style class.
    record Judgement(String words, String mood) {}

    /// How long the balance lasts.
    Judgement ofBalance() {
        var mood = switch (Remaining.of(view).level()) {
            case "ok" -> "good";
            case "bad" -> "bad";
            default -> "";
        };
        return new Judgement(depletion(), mood);
    }

    private String depletion() {
        var remaining = Remaining.of(view);
        if (remaining.balanceQuota() == null) {
            return texts.get("account.judgement.never-read");
        }
        if (remaining.balanceQuota() <= 0) {
            return texts.get("account.judgement.used-up");
        }
        if (view.readings().depletion() != null) {
            return left.depletion(view.readings().depletion());
        }
        if (remaining.days() == null) {
            return texts.get("account.judgement.no-pace");
        }
        if (remaining.days() > LONG_DAYS) {
            return texts.get("account.judgement.over-a-year");
        }
        return remaining.days() == 0
                ? texts.get("account.judgement.today")
                : texts.get("account.judgement.days", remaining.days());
    }

    /// The window that runs out first, or that all last; null while there is too little to judge by.
    @Nullable
    Judgement ofWindows() {
        return ofWindows(view.readings().windows(), texts, left);
    }

    static @Nullable Judgement ofWindows(List<AccountReadings.Window> windows, Texts texts, LeftWords left) {
        var judged = windows.stream().filter(each -> each.pace() != null).toList();
        var first = judged.stream()
                .filter(each -> each.pace() != null && each.pace().runsOutAt() != null)
                .min(Comparator.comparing(each -> runsOutAt(each)));
        if (first.isPresent()) {
            var words = left.pace(first.get().window(), first.get().pace());
            return new Judgement(
                    windows.size() > 1
                            ? texts.get(
                                    "account.judgement.of",
                                    left.name(first.get().window()),
                                    words)
                            : words,
                    "bad");
        }
        return judged.isEmpty()
                ? null
                : new Judgement(
                        left.pace(judged.getFirst().window(), judged.getFirst().pace()), "good");
    }

    private static Instant runsOutAt(AccountReadings.Window each) {
        var pace = each.pace();
        return pace == null || pace.runsOutAt() == null ? Instant.MAX : pace.runsOutAt();
    }
}
