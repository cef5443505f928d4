package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Privacy;
import java.time.Instant;
import java.time.ZoneId;

/// An entry of the log in words.
///
/// @param now the moment from which dates are seen
record FiredWords(Texts texts, ZoneId zone, Instant now, Privacy privacy) {

    String title(AlertEntry entry) {
        return entry.alert().account();
    }

    /// Why it fired.
    String why(AlertEntry entry) {
        return "";
    }

    String delivery(AlertEntry entry) {
        return texts.get("alerts.delivery." + entry.delivery().word());
    }

    /// `16:42` today, `Aug 30, 16:42` before.
    String when(AlertEntry entry) {
        var moments = new Moments(texts, zone, now);
        var time = moments.time(entry.at());
        var today = entry.at().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? time : texts.get("alerts.when", moments.date(entry.at()), time);
    }

    /// All in one line, for whoever listens.
    String line(AlertEntry entry) {
        return when(entry) + " · " + title(entry) + " · " + why(entry) + " · " + delivery(entry);
    }

    /// With names as they may be seen.
    private Alert shown(Alert alert) {
        return new Alert(
                alert.rule(),
                alert.subject(),
                alert.kind(),
                alert.subject().accountId() == 0 ? alert.account() : privacy.name(alert.account()),
                privacy.name(alert.login()),
                alert.label(),
                alert.length(),
                alert.value(),
                alert.limit(),
                alert.unit(),
                alert.moment(),
                alert.until(),
                alert.observedAt());
    }

    /// The style class of what happened.
    static String mood(Alert alert) {
        return switch (alert.rule()) {
            case EXHAUSTED, OVER_BUDGET, SYNC_BROKEN -> "bad";
            case REMAINING, RUNS_OUT, BALANCE_LOW, STATISTICS_OFF -> "warn";
            case BACK_AGAIN -> "ok";
        };
    }

    static String word(Enum<?> constant) {
        return Choices.word(constant);
    }
}
