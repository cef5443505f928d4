package io.github.tallyglass.ui;

import io.github.tallyglass.domain.RangeWords;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The zone in which days begin, and the clock: everything that turns range words into instants.
public final class UserZone {

    /// Kept under this key as a zone id; `""` stands for the system's zone.
    public static final String PREFERENCE = "zone";

    private final Preferences preferences;
    private final ZoneId system;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<ZoneId> zone;

    public UserZone(Preferences preferences, ZoneId system, Clock clock) {
        this.preferences = preferences;
        this.system = system;
        this.clock = clock;
        zone = new ReadOnlyObjectWrapper<>(zoneOf(preferences.get(PREFERENCE, "")));
    }

    // Properties

    public ReadOnlyObjectProperty<ZoneId> zoneProperty() {
        return zone.getReadOnlyProperty();
    }

    public ZoneId zone() {
        return zone.get();
    }

    public Instant now() {
        return clock.instant();
    }

    public boolean followsSystem() {
        return preferences.get(PREFERENCE, "").isEmpty();
    }

    /// What range words mean at this moment; words that mean nothing (any more) are taken as `30d`.
    public TimeRange range(String words) {
        return switch (parse(words)) {
            case Result.Ok<TimeRange>(TimeRange range) -> range;
            case Result.Err<TimeRange> _ -> new TimeRange("30d", now().minus(Duration.ofDays(30)), now(), zone());
        };
    }

    public Result<TimeRange> parse(String words) {
        return RangeWords.parse(words, zone(), clock);
    }

    // Commands

    /// @param id a zone id, or `""` to follow the system
    public void choose(String id) {
        preferences.put(PREFERENCE, id);
        zone.set(zoneOf(id));
    }

    private ZoneId zoneOf(String id) {
        if (id.isEmpty()) {
            return system;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException gone) {
            // A zone that this Java does not know: counting in the system's zone beats not starting.
            return system;
        }
    }
}
