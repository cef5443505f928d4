package io.github.tallyglass.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Invents the rows of one day from the seed alone: people at work, a web application around the clock, a
/// nightly batch, now and then a burst.
final class DayWriter {

    /// Requests of people in each local hour of a working day, before scaling.
    private static final double[] WORKDAY = {
        0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.5, 1.2, 2.5, 4.5, 6, 6, 4.5, 5, 6.5, 6.5, 6, 5, 3.5, 2.8, 2.2, 1.8, 1.2, 0.6
    };

    private static final double PEOPLE = 7;
    private static final double WEEKEND = 0.16;
    private static final double AROUND_THE_CLOCK = 6;
    private static final int NIGHTLY_HOUR = 2;

    private final long seed;
    private final ZoneId zone;
    private final double scale;

    DayWriter(long seed, ZoneId zone, double scale) {
        this.seed = seed;
        this.zone = zone;
        this.scale = scale;
    }

    DemoDay write(long epochDay) {
        var random = new SplittableRandom(seed * 1_000_003 + epochDay);
        var rows = new ArrayList<DemoRow>();
        var requests = new RequestWriter(random, epochDay, rows);
        var mood = mood(random, epochDay);
        for (var hour = 0; hour < 24; hour++) {
            writeHour(requests, random, epochDay * DemoDay.SECONDS + hour * 3600L, mood);
        }
        if (random.nextInt(10) < 4) {
            burst(requests, random, epochDay);
        }
        requests.accountRows();
        rows.sort(Comparator.comparingLong(DemoRow::at));
        return new DemoDay(epochDay, List.copyOf(rows));
    }

    private void writeHour(RequestWriter requests, RandomGenerator random, long from, double mood) {
        var local = Instant.ofEpochSecond(from).atZone(zone);
        var weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        var people = WORKDAY[local.getHour()] * PEOPLE * mood * (weekend ? WEEKEND : 1);
        for (var left = amount(random, people); left > 0; left--) {
            requests.request(from + random.nextInt(3600), DemoKey.pick(random));
        }
        for (var left = amount(random, AROUND_THE_CLOCK * (weekend ? 0.7 : 1)); left > 0; left--) {
            requests.request(from + random.nextInt(3600), DemoKey.WEB_APP);
        }
        if (local.getHour() == NIGHTLY_HOUR) {
            var start = from + random.nextInt(600);
            for (var left = amount(random, 25); left > 0; left--) {
                requests.request(start + random.nextInt(900), DemoKey.NIGHTLY);
            }
        }
    }

    /// Many requests within minutes, as a script in a loop makes them.
    private void burst(RequestWriter requests, RandomGenerator random, long epochDay) {
        var start = epochDay * DemoDay.SECONDS + random.nextInt((int) DemoDay.SECONDS - 600);
        var key = random.nextInt(3) == 0 ? DemoKey.RESEARCH : DemoKey.NIGHTLY;
        for (var left = amount(random, 30 + random.nextInt(60)); left > 0; left--) {
            requests.request(start + random.nextInt(240), key);
        }
    }

    /// A day's factor: a slow swell over weeks, good days and bad ones, a release now and then.
    private static double mood(RandomGenerator random, long epochDay) {
        var swell = 1 + 0.2 * Math.sin(epochDay / 9.0);
        var day = 0.8 + 0.4 * random.nextDouble();
        return swell
                * day
                * switch (random.nextInt(14)) {
                    case 0 -> 1.7;
                    case 1 -> 0.5;
                    default -> 1;
                };
    }

    /// A whole number near the mean; the mean of many is the mean.
    private int amount(RandomGenerator random, double mean) {
        var wanted = Math.max(0, mean * scale * (1 + 0.35 * random.nextGaussian()));
        var whole = (int) wanted;
        return random.nextDouble() < wanted - whole ? whole + 1 : whole;
    }
}
