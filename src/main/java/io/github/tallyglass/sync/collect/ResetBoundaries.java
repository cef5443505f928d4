package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.QuotaWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When the windows of one login fill up again, and which of these moments have had their question. An
/// unused window moves its reset ahead with each reading: a reset that is named anew before it came is no
/// boundary, and two that lie close together are one (the contract of CLIProxyAPI and quotas §3.3, §6.5).
final class ResetBoundaries {

    /// How long after a reset the provider shows it.
    static final Duration AFTER = Duration.ofSeconds(30);

    private static final Duration SAME = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 64;

    private record Ahead(Instant reset, Instant observedAt) {}

    private final Map<String, Ahead> ahead = new HashMap<>();
    private final List<Instant> passed = new ArrayList<>();
    private final ArrayDeque<Instant> asked = new ArrayDeque<>();

    /// Takes in what a reading says of its windows; readings may come in any order.
    void read(Collection<QuotaWindow> windows) {
        windows.forEach(this::read);
    }

    private void read(QuotaWindow window) {
        var before = ahead.get(window.id());
        var at = window.observedAt();
        if (before != null && before.observedAt().isAfter(at)) {
            return;
        }
        if (before != null && !before.reset().isAfter(at)) {
            passed.add(before.reset());
        }
        ahead.remove(window.id());
        var reset = window.resetsAt();
        if (reset != null && reset.isAfter(at)) {
            ahead.put(window.id(), new Ahead(reset, at));
        }
    }

    /// When the first boundary that had no question yet may have it.
    Optional<Instant> due() {
        return open().stream().min(Instant::compareTo).map(reset -> reset.plus(AFTER));
    }

    /// Moves a question that falls between a reset and the moment when it shows.
    Instant settled(Instant question) {
        var moved = question;
        for (var reset : open().stream().sorted().toList()) {
            if (!moved.isBefore(reset) && moved.isBefore(reset.plus(AFTER))) {
                moved = reset.plus(AFTER);
            }
        }
        return moved;
    }

    /// A question is asked now: it is that of every boundary that shows by now.
    void asked(Instant now) {
        for (var reset : open()) {
            if (!reset.plus(AFTER).isAfter(now)) {
                asked.addLast(reset);
            }
        }
        passed.clear();
        ahead.values().removeIf(one -> wasAsked(one.reset()));
        while (asked.size() > MOST_REMEMBERED) {
            asked.removeFirst();
        }
    }

    private List<Instant> open() {
        var open = new ArrayList<>(passed);
        ahead.values().forEach(one -> open.add(one.reset()));
        open.removeIf(this::wasAsked);
        return open;
    }

    private boolean wasAsked(Instant reset) {
        return asked.stream()
                .anyMatch(other -> Duration.between(other, reset).abs().compareTo(SAME) < 0);
    }
}
