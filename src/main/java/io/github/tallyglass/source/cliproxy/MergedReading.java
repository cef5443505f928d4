package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.QuotaWindow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several readings of one login and source as one: of each window, and of all else, the youngest.
final class MergedReading {

    private final Map<String, QuotaWindow> windows = new LinkedHashMap<>();
    private LoginReading latest;
    private String plan = "";
    private @Nullable Credits credits;

    MergedReading(LoginReading first) {
        latest = first;
    }

    void add(LoginReading reading) {
        for (var window : reading.windows()) {
            windows.merge(
                    window.id(),
                    window,
                    (known, other) -> other.observedAt().isBefore(known.observedAt()) ? known : other);
        }
        if (reading.observedAt().isBefore(latest.observedAt())) {
            plan = plan.isEmpty() ? reading.plan() : plan;
            credits = credits == null ? reading.credits() : credits;
            return;
        }
        latest = reading;
        plan = reading.plan().isEmpty() ? plan : reading.plan();
        credits = reading.credits() == null ? credits : reading.credits();
    }

    LoginReading reading() {
        return new LoginReading(
                latest.login(),
                plan,
                List.copyOf(windows.values()),
                credits,
                latest.source(),
                latest.observedAt(),
                false);
    }

    /// The same, observed at another moment.
    static LoginReading at(LoginReading reading, Instant moment) {
        var windows = reading.windows().stream()
                .map(window -> QuotaWindow.ofShare(
                        window.login(),
                        window.id(),
                        window.reach(),
                        window.length(),
                        window.label(),
                        window.usedPercent(),
                        window.resetsAt(),
                        window.source(),
                        moment))
                .toList();
        return new LoginReading(
                reading.login(), reading.plan(), windows, reading.credits(), reading.source(), moment, false);
    }
}
