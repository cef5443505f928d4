package io.github.tallyglass.sync.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotaScheduleTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final String A = "a";

    private final QuotaSchedule schedule = new QuotaSchedule(2);

    private static QuotaWindow window(String id, Instant reset, Instant at) {
        return QuotaWindow.ofShare(A, id, Reach.ALL, 18_000, "", BigDecimal.TEN, reset, Source.POLLED, at);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private void ask(Instant now, QuotaWindow... windows) {
        assertThat(schedule.due(now)).contains(A);
        schedule.begin(A, now);
        schedule.answered(A, List.of(windows));
    }

    @Test
    void anIdleLoginIsAskedEveryHalfHourAndABusyOneEveryFiveMinutes() {
        schedule.keep(Set.of(A));
        ask(at(0));

        assertThat(schedule.due(at(1799))).isEmpty();
        assertThat(schedule.next(at(0))).isEqualTo(at(1800));
        schedule.used(A, at(200), false);
        assertThat(schedule.due(at(299))).isEmpty();
        assertThat(schedule.due(at(300))).containsExactly(A);
    }

    @Test
    void whatWasNotReachedIsAskedAgainWithinAMinuteHoweverLongItTakes() {
        schedule.keep(Set.of(A));
        ask(at(0));
        var now = at(1800);
        for (var time = 0; time < 100; time++) {
            assertThat(schedule.due(now)).containsExactly(A);
            schedule.begin(A, now);
            schedule.failed(A, new Failure.Unreachable("h", ""), now);
            assertThat(schedule.due(now.plusSeconds(59))).isEmpty();
            now = now.plusSeconds(60);
        }
        ask(now);
        assertThat(schedule.next(now)).isEqualTo(now.plus(HALF_HOUR));
    }

    @Test
    void afterSleepWhatIsOldIsDueAndWhatAProviderAskedForIsWaitedOut() {
        var schedule = new QuotaSchedule(3);
        schedule.keep(Set.of(A, "b", "c"));
        schedule.begin(A, at(0));
        schedule.answered(A, List.of());
        schedule.begin("b", at(0));
        schedule.failed("b", new Failure.RateLimited("h", Duration.ofHours(2)), at(0));
        schedule.begin("c", at(1000));
        schedule.answered("c", List.of());

        schedule.awake(at(1200));

        assertThat(schedule.due(at(1200))).containsExactly(A);
        assertThat(schedule.due(at(7200))).contains("b");
    }

    @Test
    void whatTheUserWantsIsAskedNowButNotTwiceInAMoment() {
        schedule.keep(Set.of(A));
        ask(at(0));

        schedule.wanted(at(10));
        assertThat(schedule.due(at(10))).isEmpty();
        schedule.wanted(at(20));
        assertThat(schedule.due(at(20))).containsExactly(A);
    }

    @Test
    void whileAllQuestionsAreUnderWayNothingIsNext() {
        schedule.keep(Set.of(A, "b", "c"));
        schedule.begin(A, at(0));
        schedule.begin("b", at(0));
        assertThat(schedule.next(at(0))).isEqualTo(Instant.MAX);
        schedule.answered(A, List.of());
        assertThat(schedule.next(at(0))).isEqualTo(at(0));
    }

    @Test
    void aResetIsAskedAboutOnceAndHalfAMinuteLater() {
        schedule.keep(Set.of(A));
        ask(at(0), window("5h", at(600), at(0)), window("7d", at(660), at(0)));

        assertThat(schedule.due(at(629))).isEmpty();
        // The provider's clock has drifted by a minute: still the same boundary.
        ask(at(630), window("5h", at(655), at(630)));
        assertThat(schedule.due(at(1200))).isEmpty();
    }

    @Test
    void aResetThatMovesAheadWithEachReadingIsNoBoundary() {
        schedule.keep(Set.of(A));
        ask(at(0), window("5h", at(18_000), at(0)));
        for (var now = 300L; now < 36_000; now += 300) {
            schedule.used(A, at(now - 1), false);
            ask(at(now), window("5h", at(now + 18_000), at(now)));
        }
        assertThat(schedule.due(at(36_000 - 300 + 31))).isEmpty();
    }

    @Test
    void aRefusedRequestIsAQuestionAtOnceButNotEachOfMany() {
        schedule.keep(Set.of(A));
        ask(at(0));
        schedule.used(A, at(60), true);
        ask(at(60));
        for (var second = 61; second < 360; second++) {
            schedule.used(A, at(second), true);
            assertThat(schedule.due(at(second))).isEmpty();
        }
        assertThat(schedule.due(at(360))).containsExactly(A);
    }

    @Test
    void whatIsToldByTheWayPostponesAQuestionButNotForEver() {
        schedule.keep(Set.of(A));
        ask(at(0));
        for (var second = 10; second < 1800; second += 10) {
            schedule.used(A, at(second), false);
            schedule.told(A, List.of(), at(second));
            assertThat(schedule.due(at(second))).isEmpty();
        }
        assertThat(schedule.due(at(1800))).containsExactly(A);
    }

    @Test
    void aProviderThatAsksForPatienceGetsItUntilTheUserWantsToKnow() {
        schedule.keep(Set.of(A));
        schedule.begin(A, at(0));
        schedule.failed(A, new Failure.RateLimited("provider.test", Duration.ZERO), at(1));
        schedule.used(A, at(2), true);

        assertThat(schedule.due(at(300))).isEmpty();
        schedule.force();
        assertThat(schedule.due(at(300))).containsExactly(A);
        schedule.begin(A, at(300));
        schedule.failed(A, new Failure.RateLimited("provider.test", Duration.ofHours(1)), at(301));
        assertThat(schedule.next(at(301))).isEqualTo(at(301 + 3600));
    }

    @Test
    void whatWasAskedBeforeARestartIsNotAskedAgain() {
        schedule.keep(Set.of(A));
        schedule.wasAnswered(A, at(-600));
        assertThat(schedule.due(at(0))).isEmpty();
        assertThat(schedule.next(at(0))).isEqualTo(at(1200));
    }

    @Test
    void twoAtATime() {
        schedule.keep(Set.of("a", "b", "c"));
        var first = schedule.due(at(0));
        assertThat(first).hasSize(2);
        schedule.begin(first.getFirst(), at(0));
        assertThat(schedule.due(at(0))).hasSize(1);
        schedule.begin(schedule.due(at(0)).getFirst(), at(0));
        assertThat(schedule.due(at(0))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /// Two days of a login with fixed windows, random traffic, refusals, readings by the way, failures
    /// and a user who sometimes wants to know.
    @ParameterizedTest
    @MethodSource("seeds")
    void everyQuestionHasItsReasonAndEveryResetItsQuestion(long seed) {
        new Days(seed).run();
    }

    private final class Days {
        private static final long STEP = 7;
        private static final long JITTER = 20;
        private static final long END = 2 * 86_400;

        private final long seed;
        private final Random random;
        private final Map<String, Long> lengths = Map.of("5h", 18_000L, "7d", 40_000L);
        private final Map<String, Long> phases = new HashMap<>();
        private final List<Long> asked = new ArrayList<>();
        private final List<Long> resetsAsked = new ArrayList<>();
        private long gateUntil = Long.MIN_VALUE;
        private long lastUse = Long.MIN_VALUE / 2;
        private boolean forced;
        private boolean refused;
        private long lastForRefusal = Long.MIN_VALUE / 2;

        Days(long seed) {
            this.seed = seed;
            random = new Random(seed);
            lengths.forEach((id, length) -> phases.put(id, 600 + (long) (random.nextDouble() * (length - 600))));
        }

        void run() {
            schedule.keep(Set.of(A));
            for (var now = 0L; now < END; now += STEP) {
                events(now);
                if (!schedule.due(at(now)).isEmpty()) {
                    question(now);
                }
            }
            everyResetHadItsQuestion();
            for (var i = 1; i < asked.size(); i++) {
                assertThat(asked.get(i) - asked.get(i - 1))
                        .as("seed %d: silence after %d", seed, asked.get(i - 1))
                        .isLessThanOrEqualTo(4 * 3600 + STEP);
            }
        }

        private void events(long now) {
            var busyHour = now / 3600 % 3 == seed % 3;
            if (random.nextInt(busyHour ? 10 : 2_000) == 0) {
                lastUse = now;
                var limit = random.nextInt(40) == 0;
                refused |= limit;
                schedule.used(A, at(now), limit);
            }
            if (random.nextInt(60) == 0) {
                schedule.told(A, List.of(current("5h", now)), at(now));
            }
            if (random.nextInt(8_000) == 0) {
                forced = true;
                schedule.force();
            }
        }

        private void question(long now) {
            var last = asked.isEmpty() ? Long.MIN_VALUE / 2 : asked.getLast();
            var reset = lengths.keySet().stream()
                    .flatMapToLong(id -> LongStream.iterate(phase(id), r -> r <= now - 30, r -> r + length(id))
                            .filter(r -> r + 30 + JITTER > last))
                    .anyMatch(r -> resetsAsked.stream().noneMatch(other -> Math.abs(other - r) < 120));
            var ofRefusal = refused && now - lastForRefusal >= FIVE.toSeconds();
            var busy = now - lastUse < FIVE.toSeconds();
            var regular = now - last >= (busy ? FIVE : HALF_HOUR).toSeconds();
            assertThat(forced || reset || ofRefusal || regular)
                    .as("seed %d: a question at %d, %d s after the last", seed, now, now - last)
                    .isTrue();
            assertThat(forced || now >= gateUntil)
                    .as("seed %d: a question at %d, before the pause is over", seed, now)
                    .isTrue();
            if (refused) {
                lastForRefusal = now;
            }
            forced = false;
            refused = false;
            asked.add(now);
            lengths.forEach((id, length) -> {
                for (long r = phase(id); r <= now - 30 - JITTER; r += length) {
                    resetsAsked.add(r);
                }
            });
            schedule.begin(A, at(now));
            if (random.nextInt(12) == 0) {
                schedule.failed(A, new Failure.RateLimited("provider.test", null), at(now));
                gateUntil = now + FIVE.toSeconds();
            } else {
                schedule.answered(
                        A, lengths.keySet().stream().map(id -> current(id, now)).toList());
            }
        }

        private long phase(String id) {
            return Objects.requireNonNull(phases.get(id));
        }

        private long length(String id) {
            return Objects.requireNonNull(lengths.get(id));
        }

        /// A window whose reset is told a little differently each time.
        private QuotaWindow current(String id, long now) {
            var length = length(id);
            var phase = phase(id);
            var reset = now < phase ? phase : phase + ((now - phase) / length + 1) * length;
            return window(id, at(reset + random.nextInt((int) JITTER)), at(now));
        }

        private void everyResetHadItsQuestion() {
            lengths.forEach((id, length) -> {
                for (long reset = phase(id); reset < END - 3600; reset += length) {
                    var since = reset;
                    assertThat(asked)
                            .as("seed %d: nothing asked about the reset of %s at %d", seed, id, reset)
                            .anyMatch(question ->
                                    question >= since + 30 && question <= since + HALF_HOUR.toSeconds() + 60);
                }
            });
        }
    }
}
