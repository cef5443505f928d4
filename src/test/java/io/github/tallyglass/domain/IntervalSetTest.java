package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Against a set of bits, one a second.
class IntervalSetTest {

    private static final int SPAN = 60;

    @RepeatedTest(value = 50, name = "seed {currentRepetition}")
    void behavesAsASetOfSeconds(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var set = IntervalSet.EMPTY;
        var bits = new BitSet();
        for (var i = 0; i < 40; i++) {
            var one = interval(random);
            if (random.nextInt(3) > 0) {
                set = random.nextBoolean() ? set.plus(one) : set.plus(new IntervalSet(java.util.List.of(one)));
                bits.set((int) one.from(), (int) one.to() + 1);
            } else {
                set = set.minus(one);
                bits.clear((int) one.from(), (int) one.to() + 1);
            }
            assertThat(set).isEqualTo(of(bits));
            assertThat(set.seconds()).isEqualTo(bits.cardinality());
            var asked = interval(random);
            var inside = new BitSet();
            inside.set((int) asked.from(), (int) asked.to() + 1);
            var gaps = (BitSet) inside.clone();
            gaps.andNot(bits);
            inside.and(bits);
            assertThat(set.within(asked)).isEqualTo(of(inside));
            assertThat(set.gapsWithin(asked)).isEqualTo(of(gaps));
            assertThat(set.covers(asked)).isEqualTo(gaps.isEmpty());
        }
    }

    private static Interval interval(Random random) {
        var from = random.nextInt(SPAN);
        return new Interval(from, from + random.nextInt(8));
    }

    private static IntervalSet of(BitSet bits) {
        var intervals = new ArrayList<Interval>();
        for (var from = bits.nextSetBit(0); from >= 0; ) {
            var end = bits.nextClearBit(from);
            intervals.add(new Interval(from, end - 1));
            from = bits.nextSetBit(end);
        }
        return new IntervalSet(intervals);
    }
}
