package io.github.tallyglass.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The world as it is known at one moment: all that the machine of the alerts is told.
///
/// @param gauges in any order; a subject that is named more than once counts by its newest good reading
/// @param troubles in any order
/// @param whole accounts of which `gauges` names everything that there is, so that what is not named is
///     missing; 0 for budgets. An account that could not be asked is not among them
public record Look(Instant now, List<Gauge> gauges, List<Trouble> troubles, Set<Long> whole) {

    public Look {
        gauges = List.copyOf(gauges);
        troubles = List.copyOf(troubles);
        whole = Set.copyOf(whole);
    }
}
