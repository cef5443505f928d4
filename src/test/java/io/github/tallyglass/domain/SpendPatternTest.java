package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Depletion.Basis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When a balance is used up, against a simulation that walks minute by minute.
class SpendPatternTest {

    private static final long DAY = 86_400;
    private static final ZoneId UTC = ZoneId.of("UTC");

    /// A Monday.
    private static final long MONDAY = Instant.parse("2026-08-31T00:00:00Z").getEpochSecond();

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void underADayNothingIsTold() {
        var pattern = new SpendPattern(UTC);
        pattern.known(new Interval(MONDAY, MONDAY + DAY - 2));
        pattern.spent(at(MONDAY), 1_000);
        assertThat(pattern.depletion(500, at(MONDAY + DAY))).isEmpty();
        pattern.known(new Interval(MONDAY + DAY - 1, MONDAY + DAY - 1));
        assertThat(pattern.depletion(500, at(MONDAY + DAY)).orElseThrow())
                .isEqualTo(new Depletion(at(MONDAY + DAY), at(MONDAY + DAY + DAY / 2), Basis.AVERAGE));
    }

    @Test
    void workingHoursAreWaitedFor() {
        var pattern = new SpendPattern(UTC);
        for (var day = -7; day < 0; day++) {
            pattern.known(new Interval(MONDAY + day * DAY, MONDAY + (day + 1) * DAY - 1));
        }
        // 100 units in each hour from 9 to 17 o'clock, Monday to Friday.
        for (var day = -7; day < -2; day++) {
            for (var hour = 9; hour < 17; hour++) {
                pattern.spent(at(MONDAY + day * DAY + hour * 3600), 100);
            }
        }
        var fridayEvening = at(MONDAY - 3 * DAY + 18 * 3600);
        // Nothing at the weekend; 800 on Monday; the last 250 by half past eleven on Tuesday.
        assertThat(pattern.depletion(1_050, fridayEvening).orElseThrow().emptyAt())
                .isEqualTo(at(MONDAY + DAY + 11 * 3600 + 1800));
        assertThat(pattern.depletion(1_050, fridayEvening).orElseThrow().basis())
                .isEqualTo(Basis.PATTERN);
    }

    @Test
    void refundsThatExceedSpendingLastForever() {
        var pattern = new SpendPattern(UTC);
        pattern.known(new Interval(MONDAY, MONDAY + 8 * DAY - 1));
        pattern.spent(at(MONDAY), 100);
        pattern.spent(at(MONDAY + 3600), -100);
        assertThat(pattern.depletion(1_000, at(MONDAY + 8 * DAY)).orElseThrow().emptyAt())
                .isNull();
        assertThat(pattern.depletion(0, at(MONDAY + 8 * DAY)).orElseThrow().emptyAt())
                .isEqualTo(at(MONDAY + 8 * DAY));
    }

    /// Zones with a change of the clock by an hour, by half an hour, at midnight, and none at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Asia/Shanghai",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kolkata"
            })
    void agreesWithAWalkThroughTime(String zoneId) {
        var zone = ZoneId.of(zoneId);
        for (var seed = 1; seed <= 12; seed++) {
            var random = new Random(seed * 31L + zoneId.hashCode());
            var pattern = new SpendPattern(zone);
            var walk = new Walk(zone);
            // Weeks around the changes of the clock in March and October.
            var end = Instant.parse(random.nextBoolean() ? "2026-03-20T00:00:00Z" : "2026-10-20T00:00:00Z")
                            .getEpochSecond()
                    + random.nextInt((int) (14 * DAY));
            var begin = end - (1 + random.nextInt(30)) * DAY;
            for (var from = begin; from < end; ) {
                var length = 600 + random.nextInt((int) DAY);
                var to = Math.min(end - 1, from + length);
                pattern.known(new Interval(from, to));
                walk.known(from, to);
                from = to + 1 + (random.nextInt(4) == 0 ? random.nextInt(20_000) : 0);
            }
            for (var row = 0; row < 300; row++) {
                var second = begin + random.nextInt((int) (end - begin));
                var quota = random.nextInt(10) == 0 ? -random.nextInt(2_000) : random.nextInt(5_000);
                pattern.spent(at(second), quota);
                walk.spent(second, quota);
            }
            var balance = 10_000 + random.nextInt(2_000_000);
            var from = end + random.nextInt(3_600);
            var what = "zone " + zoneId + " seed " + seed;

            var found = pattern.depletion(balance, at(from));

            assertThat(found.isPresent()).as(what).isEqualTo(walk.seconds >= DAY);
            if (found.isPresent()) {
                var expected = walk.empty(balance, from);
                var emptyAt = found.get().emptyAt();
                if (expected < 0) {
                    assertThat(emptyAt).as(what).isNull();
                } else {
                    assertThat(emptyAt).as(what).isNotNull();
                    assertThat(Objects.requireNonNull(emptyAt).getEpochSecond())
                            .as(what)
                            .isBetween(expected - 120, expected + 120);
                }
            }
        }
    }

    /// The same promise in the plainest way: rates by weekday and hour in doubles, time in steps of a
    /// minute.
    private static final class Walk {
        private final ZoneId zone;
        private final double[] quota = new double[168];
        private final long[] known = new long[168];
        private double sum;
        private long seconds;

        Walk(ZoneId zone) {
            this.zone = zone;
        }

        private int slot(long second) {
            var local = at(second).atZone(zone);
            return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
        }

        void known(long from, long to) {
            for (var second = from; second <= to; ) {
                // Whole minutes of the axis never straddle an hour of any zone.
                var next = Math.min(to + 1, second - Math.floorMod(second, 60L) + 60);
                known[slot(second)] += next - second;
                seconds += next - second;
                second = next;
            }
        }

        void spent(long second, long units) {
            quota[slot(second)] += units;
            sum += units;
        }

        long empty(double balance, long from) {
            var learnt = seconds >= 7 * DAY;
            var left = balance;
            for (var second = from; second < from + 366 * DAY; ) {
                var next = second - Math.floorMod(second, 60L) + 60;
                var slot = slot(second);
                var rate = learnt && known[slot] > 0 ? quota[slot] / known[slot] : sum / seconds;
                left -= rate * (next - second);
                if (left <= 0) {
                    return second;
                }
                second = next;
            }
            return -1;
        }
    }

    @Test
    void theHourThatHappensTwiceIsPaidTwice() {
        var zone = ZoneId.of("Europe/Berlin");
        var pattern = new SpendPattern(zone);
        // Two weeks of summer time, only the hour from 2 to 3 on Sundays costs something.
        var sunday = Instant.parse("2026-10-11T00:00:00Z").getEpochSecond();
        pattern.known(new Interval(sunday - 7 * DAY, sunday + 7 * DAY - 1));
        for (var week : List.of(sunday - 7 * DAY, sunday)) {
            pattern.spent(at(week), 3_600);
        }
        // On October 25 the hour from 2 to 3 comes twice, 00:00 to 02:00 UTC.
        var empty = pattern.depletion(7_200, Instant.parse("2026-10-24T12:00:00Z"))
                .orElseThrow()
                .emptyAt();
        assertThat(empty).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
    }
}
