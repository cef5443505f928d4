package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.sync.Reconciler;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The reconciler as the window's tests steer it; remembers what it was asked.
public final class FakeReconciler implements Reconciler {

    /// Thrown in the middle of a comparison that stays under way; whoever runs it catches it.
    public static final class StillRunning extends Error {
        private static final long serialVersionUID = 1;
    }

    public final List<String> asked = new CopyOnWriteArrayList<>();

    /// What every comparison finds, one day after the other.
    public volatile List<DayCheck> finds = List.of();

    public volatile List<Vanished> vanished = List.of();
    public volatile Map<Long, Failure> failures = new HashMap<>();

    /// How many days are compared before the run stays where it is; 0 for runs that end.
    public volatile int staysAfter;

    /// Runs after each day.
    public volatile Runnable meanwhile = () -> {};

    @Override
    public Reconciliation run(
            Interval range,
            ZoneId zone,
            Set<Long> accounts,
            boolean reread,
            Consumer<Progress> progress,
            BooleanSupplier cancelled) {
        asked.add((reread ? "reread " : "compare ") + new TreeSet<>(accounts) + " " + day(range.from(), zone) + ".."
                + day(range.to(), zone));
        var found = new ArrayList<DayCheck>();
        for (var day : finds) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            found.add(day);
            progress.accept(new Progress(found.size(), finds.size(), day));
            meanwhile.run();
            if (found.size() == staysAfter) {
                throw new StillRunning();
            }
        }
        return new Reconciliation(found, vanished, failures);
    }

    private static String day(long second, ZoneId zone) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate().toString();
    }
}
