package io.github.tallyglass.ui.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-08-31T10:00:00Z");
    private final UserZone zone = new UserZone(Preferences.inMemory(), BERLIN, Clock.fixed(NOW, BERLIN));

    @Test
    void barsGrowWithTheRange() {
        assertThat(bucket(Duration.ofHours(5))).isEqualTo(Bucket.HOUR);
        assertThat(bucket(Duration.ofHours(48))).isEqualTo(Bucket.HOUR);
        assertThat(bucket(Duration.ofHours(49))).isEqualTo(Bucket.DAY);
        assertThat(bucket(Duration.ofDays(92))).isEqualTo(Bucket.DAY);
        assertThat(bucket(Duration.ofDays(93))).isEqualTo(Bucket.WEEK);
        assertThat(bucket(Duration.ofDays(1000))).isEqualTo(Bucket.MONTH);
    }

    @Test
    void anUnfinishedDayIsComparedWithAsMuchOfTheDayBefore() {
        var before = requireNonNull(Periods.before(zone.range("today"), zone));
        assertThat(before.from()).isEqualTo(Instant.parse("2026-08-29T22:00:00Z"));
        assertThat(before.to()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void anUnfinishedMonthIsComparedWithAsMuchOfTheMonthBefore() {
        var before = requireNonNull(Periods.before(zone.range("month"), zone));
        assertThat(before.from()).isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(before.to()).isEqualTo(Instant.parse("2026-07-31T10:00:00Z"));
    }

    @Test
    void aRollingRangeIsComparedWithItsEqual() {
        var before = requireNonNull(Periods.before(zone.range("24h"), zone));
        assertThat(before.from()).isEqualTo(NOW.minus(Duration.ofHours(48)));
        assertThat(before.to()).isEqualTo(NOW.minus(Duration.ofHours(24)));
        assertThat(Periods.before(zone.range("all"), zone)).isNull();
    }

    /// A click on a bar must mean exactly the bar, on the days when clocks change as well.
    @Test
    void aBarsWordsMeanTheBar() {
        for (var bucket : Bucket.values()) {
            for (var start : new String[] {"2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T00:00:00Z"}) {
                var from = bucket == Bucket.HOUR
                        ? Instant.parse(start)
                        : Instant.parse(start)
                                .atZone(BERLIN)
                                .toLocalDate()
                                .atStartOfDay(BERLIN)
                                .toInstant();
                TimeRange range = zone.range(Periods.words(from, bucket, BERLIN));
                assertThat(range.from()).as("%s %s", bucket, start).isEqualTo(from);
                assertThat(range.to())
                        .as("%s %s", bucket, start)
                        .isEqualTo(Periods.next(from.atZone(BERLIN), bucket).toInstant());
            }
        }
    }

    private static Bucket bucket(Duration length) {
        return Periods.bucket(NOW.minus(length), NOW);
    }
}
