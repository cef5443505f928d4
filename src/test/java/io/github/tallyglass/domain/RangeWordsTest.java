package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeWordsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-02T03:30:00Z"), ZoneId.of("UTC"));

    /// New York put its clocks back the day before, at 06:00 UTC.
    @ParameterizedTest
    @CsvSource({
        "5h, Asia/Shanghai, 2026-11-01T22:30:00Z, 2026-11-02T03:30:00Z",
        "30d, UTC, 2026-10-03T03:30:00Z, 2026-11-02T03:30:00Z",
        "today, Asia/Shanghai, 2026-11-01T16:00:00Z, 2026-11-02T16:00:00Z",
        "today, America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        "yesterday, Asia/Kolkata, 2026-10-31T18:30:00Z, 2026-11-01T18:30:00Z",
        "week, America/New_York, 2026-10-26T04:00:00Z, 2026-11-02T05:00:00Z",
        "week, UTC, 2026-11-02T00:00:00Z, 2026-11-09T00:00:00Z",
        "last-week, Asia/Shanghai, 2026-10-25T16:00:00Z, 2026-11-01T16:00:00Z",
        "month, America/New_York, 2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z",
        "last-month, UTC, 2026-10-01T00:00:00Z, 2026-11-01T00:00:00Z",
        "2026-11-01..2026-11-01, America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
        "2026-11-01T09:00:00+08:00..2026-11-01T10:30:00+08:00, UTC, 2026-11-01T01:00:00Z, 2026-11-01T02:30:00Z",
    })
    void meansWhatItSays(String words, String zone, Instant from, Instant to) {
        assertThat(RangeWords.parse(words, ZoneId.of(zone), NOW))
                .isEqualTo(Result.ok(new TimeRange(words, from, to, ZoneId.of(zone))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0h", "h", "tomorrow", "2026-13-01..2026-12-01", "2026-11-02..2026-11-01", "a..b"})
    void saysWhatItCannotRead(String words) {
        assertThat(RangeWords.parse(words, ZoneId.of("UTC"), NOW)).isInstanceOf(Result.Err.class);
    }
}
