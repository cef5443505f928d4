package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What may be called covered, and what may not. Two clocks: the one on the wall may be set.
class ClaimsTest {

    private static final long T = 1_795_000_000;
    private static final SpoolMark EVERYTHING = new SpoolMark(1_000, 0);

    private final Facts facts = new Facts();
    private Claims claims = new Claims(facts, OptionalLong.empty());
    private long wallMs = T * 1_000;
    private long nanos = 77;
    private long place = 32;

    private static final class Facts implements ServerFacts {
        private int retention = 60;
        private boolean statistics = true;

        @Override
        public @Nullable Boolean statistics() {
            return statistics;
        }

        @Override
        public @Nullable Integer retentionSeconds() {
            return retention;
        }
    }

    @Test
    void secondsBetweenTwoEmptyQueuesAreCoveredAndTheRunningOneIsNot() {
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T - 1));
        passes(10_500);
        drained();
        passes(20_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T, T + 29));
    }

    @Test
    void lookingManyTimesASecondCoversTheSame() {
        for (var i = 0; i < 50; i++) {
            drained();
            passes(100);
        }
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T + 3));
    }

    @Test
    void longerThanTheRetentionIsAGap() {
        drained();
        passes(59_000);
        drained();
        passes(61_000);
        drained();
        passes(5_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T + 58), new Interval(T + 120, T + 124));
    }

    @Test
    void aLongerRetentionBearsLongerPauses() {
        facts.retention = 3_600;
        drained();
        passes(3_000_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T + 2_999));
    }

    @Test
    void nothingIsCoveredWhileNoStatisticsAreWritten() {
        drained();
        passes(10_000);
        facts.statistics = false;
        drained();
        passes(10_000);
        drained();
        facts.statistics = true;
        passes(10_000);
        drained();
        passes(10_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T - 1), new Interval(T + 30, T + 39));
    }

    @Test
    void aFullSpoolIsAGap() {
        drained();
        passes(10_000);
        drained();
        claims.broken();
        passes(10_000);
        drained();
        passes(10_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T + 9), new Interval(T + 20, T + 29));
    }

    @Test
    void aClockThatIsSetForwardCoversOnlyWhatReallyPassed() {
        drained();
        passes(10_000);
        drained();
        wallMs += 3_600_000;
        passes(2_000);
        drained();
        passes(2_000);
        drained();
        assertThat(covered().intervals())
                .containsExactly(new Interval(T - 1, T + 9), new Interval(T + 3_610, T + 3_613));
    }

    @Test
    void aClockThatIsSetBackCoversNoFuture() {
        drained();
        passes(100_000);
        wallMs -= 50_000;
        drained();
        passes(10_000);
        drained();
        wallMs -= 3_600_000;
        passes(2_000);
        drained();
        assertThat(covered().intervals())
                .containsExactly(
                        new Interval(T - 3_540, T - 3_539), new Interval(T - 1, T - 1), new Interval(T + 50, T + 59));
    }

    @Test
    void aMachineThatSleptLongLeavesAGap() {
        drained();
        passes(1_000);
        drained();
        wallMs += 8 * 3_600_000L;
        passes(1_000);
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T), new Interval(T + 28_801, T + 28_801));
    }

    @Test
    void aRunThatFollowsSoonGoesOn() {
        claims = new Claims(facts, OptionalLong.of(T - 40));
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 39, T - 1));

        claims = new Claims(facts, OptionalLong.of(T - 70));
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T - 1));

        claims = new Claims(facts, OptionalLong.of(T + 70));
        drained();
        assertThat(covered().intervals()).containsExactly(new Interval(T - 1, T - 1));
    }

    @Test
    void aSubscriptionCoversWhatPassedSinceItStood() {
        claims = new Claims(facts, OptionalLong.of(T - 10));
        subscribed();
        assertThat(covered().intervals())
                .as("others may have had the records before")
                .isEmpty();
        passes(7_200_000);
        subscribed();
        assertThat(covered().intervals()).containsExactly(new Interval(T, T + 7_199));
    }

    @Test
    void whatIsNotStoredIsNotCovered() {
        drained();
        passes(10_000);
        place = 100;
        drained();
        passes(10_000);
        place = 200;
        drained();
        assertThat(claims.upTo(new SpoolMark(1, 99))).isEqualTo(new Interval(T - 1, T - 1));
        assertThat(claims.upTo(new SpoolMark(0, 5_000))).isNull();
        assertThat(claims.upTo(new SpoolMark(1, 150))).isEqualTo(new Interval(T - 1, T + 9));
        assertThat(claims.upTo(new SpoolMark(2, 0))).isEqualTo(new Interval(T - 1, T + 19));
        claims.redeemed(new Interval(T - 1, T + 9), new SpoolMark(1, 150));
        assertThat(claims.upTo(new SpoolMark(2, 0))).isEqualTo(new Interval(T + 10, T + 19));
    }

    @Test
    void whatWaitsForAMinuteIsDue() {
        drained();
        passes(5_000);
        drained();
        passes(54_000);
        assertThat(claims.isDue(nanos)).isFalse();
        passes(1_000);
        assertThat(claims.isDue(nanos)).isTrue();
    }

    private void passes(long ms) {
        wallMs += ms;
        nanos += ms * 1_000_000;
    }

    private void drained() {
        claims.drained(Instant.ofEpochMilli(wallMs), nanos, new SpoolMark(1, place));
    }

    private void subscribed() {
        claims.subscribed(Instant.ofEpochMilli(wallMs), nanos, new SpoolMark(1, place));
    }

    private IntervalSet covered() {
        var all = IntervalSet.EMPTY;
        while (true) {
            var next = claims.upTo(EVERYTHING);
            if (next == null) {
                return all;
            }
            all = all.plus(next);
            claims.redeemed(next, EVERYTHING);
        }
    }
}
