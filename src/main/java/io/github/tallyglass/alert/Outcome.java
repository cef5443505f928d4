package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertSubject;
import java.util.List;

/// What one look at the world has changed. To be kept in one transaction, before anything is shown.
///
/// @param changed episodes that are new or differ from before, ordered by subject
/// @param gone subjects whose episodes are to be forgotten, ordered
/// @param fired ordered by subject; at most one for a subject
public record Outcome(List<AlertEpisode> changed, List<AlertSubject> gone, List<Alert> fired) {

    public Outcome {
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
        fired = List.copyOf(fired);
    }

    /// Whether there is nothing to be kept.
    public boolean isEmpty() {
        return changed.isEmpty() && gone.isEmpty() && fired.isEmpty();
    }
}
