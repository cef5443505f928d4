package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.text.AlertText;
import io.github.tallyglass.text.Moments;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.ZoneId;

/// An entry of the log in words, with names as they may be seen.
///
/// @param now the moment from which dates are seen
record FiredWords(Texts texts, ZoneId zone, Instant now) {

    String title(AlertEntry entry) {
        return text().title(entry.alert());
    }

    /// Why it fired.
    String why(AlertEntry entry) {
        return text().why(entry.alert());
    }

    String delivery(AlertEntry entry) {
        return text().delivery(entry.delivery());
    }

    /// `16:42` today, `Aug 30, 16:42` before.
    String when(AlertEntry entry) {
        var moments = new Moments(texts, zone, now);
        var time = moments.time(entry.at());
        var today =
                entry.at().atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? time : texts.get("alerts.when", moments.date(entry.at()), time);
    }

    /// What the title had no room for: whole names, and what the notification said.
    String whole(AlertEntry entry) {
        return text().name(entry.alert()) + "\n" + title(entry) + "\n" + text().body(entry.alert());
    }

    /// All in one line, for whoever listens.
    String line(AlertEntry entry) {
        return when(entry) + " · " + title(entry) + " · " + why(entry) + " · " + delivery(entry);
    }

    /// The style class of what happened.
    static String mood(Alert alert) {
        return switch (alert.rule()) {
            case EXHAUSTED, OVER_BUDGET, SYNC_BROKEN -> "bad";
            case REMAINING, RUNS_OUT, BALANCE_LOW, STATISTICS_OFF -> "warn";
            case BACK_AGAIN -> "ok";
        };
    }

    private AlertText text() {
        return new AlertText(texts, zone, now, texts::name);
    }
}
