package io.github.tallyglass.alert;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.store.AlertStore;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows entries of the log as notifications and notes what became of them. Not safe for use by several
/// threads.
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /// They stay on the screen until they are dismissed, where the system knows such.
    private static final Set<AlertRule> URGENT = EnumSet.of(AlertRule.EXHAUSTED, AlertRule.STATISTICS_OFF);

    private final AlertStore store;
    private final AlertSurroundings around;

    /// Shown, and the disk would not take it: neither shown again nor forgotten.
    private final Map<Long, AlertEntry.Delivery> unnoted = new HashMap<>();

    private boolean saidUnshown;

    Delivery(AlertStore store, AlertSurroundings around) {
        this.store = store;
        this.around = around;
    }

    /// Entries that wait to be shown, the oldest first.
    List<AlertEntry> waiting() {
        List.copyOf(unnoted.entrySet()).forEach(each -> note(each.getKey(), each.getValue()));
        return store.undelivered().stream()
                .filter(entry -> !unnoted.containsKey(entry.id()))
                .toList();
    }

    void show(AlertEntry entry) {
        switch (around.notifier().show(notice(entry.alert()))) {
            case Result.Ok<Notice> _ -> {
                saidUnshown = false;
                note(entry.id(), AlertEntry.Delivery.SHOWN);
            }
            case Result.Err<Notice>(Failure failure) -> {
                if (!saidUnshown) {
                    LOG.warn("Alerts stand in the list only, nothing here shows notifications: {}", failure.code());
                    saidUnshown = true;
                }
                note(entry.id(), AlertEntry.Delivery.UNSHOWN);
            }
        }
    }

    void note(long entryId, AlertEntry.Delivery delivery) {
        if (store.noteDelivery(entryId, delivery) instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("What became of an alert cannot be noted: {}", failure.code());
            unnoted.put(entryId, delivery);
        } else {
            unnoted.remove(entryId);
        }
    }

    private Notice notice(Alert alert) {
        var words = around.words();
        Runnable open = () -> around.opened().accept(alert.subject());
        return new Notice(
                words.brief(alert),
                words.briefBody(alert),
                URGENT.contains(alert.rule()),
                open,
                List.of(new Notice.Action(around.texts().get().get("alert.open"), open)));
    }
}
