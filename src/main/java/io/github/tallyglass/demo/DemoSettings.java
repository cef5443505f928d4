package io.github.tallyglass.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How the demo gateway is set up. The same seed, zone and scale give the same rows for the same day,
/// whenever asked.
///
/// @param port 0 for a free one
/// @param zone whose working hours, nights and weekends the history follows
/// @param days of history before today
/// @param scale 1 for about 550 rows a day; tests ask for more
/// @param limit null for none
public record DemoSettings(
        int port,
        Clock clock,
        ZoneId zone,
        long seed,
        int days,
        double scale,
        @Nullable Limit limit) {

    /// Refuses with 429 what exceeds `requests` in `window`.
    ///
    /// @param tellsWhen whether the refusal carries `Retry-After`; gateways before 2026-07-21 do not say
    public record Limit(int requests, Duration window, boolean tellsWhen) {}

    public DemoSettings {
        if (days < 0 || !(scale > 0) || scale > 1000) {
            throw new IllegalArgumentException(days + " days at scale " + scale);
        }
    }

    public static DemoSettings standard() {
        return new DemoSettings(0, Clock.systemUTC(), ZoneId.systemDefault(), 20_260_301, 92, 1, null);
    }

    public DemoSettings withPort(int newPort) {
        return new DemoSettings(newPort, clock, zone, seed, days, scale, limit);
    }

    public DemoSettings withClock(Clock newClock) {
        return new DemoSettings(port, newClock, zone, seed, days, scale, limit);
    }

    public DemoSettings withZone(ZoneId newZone) {
        return new DemoSettings(port, clock, newZone, seed, days, scale, limit);
    }

    public DemoSettings withSeed(long newSeed) {
        return new DemoSettings(port, clock, zone, newSeed, days, scale, limit);
    }

    public DemoSettings withDays(int newDays) {
        return new DemoSettings(port, clock, zone, seed, newDays, scale, limit);
    }

    public DemoSettings withScale(double newScale) {
        return new DemoSettings(port, clock, zone, seed, days, newScale, limit);
    }

    public DemoSettings withLimit(Limit newLimit) {
        return new DemoSettings(port, clock, zone, seed, days, scale, newLimit);
    }
}
