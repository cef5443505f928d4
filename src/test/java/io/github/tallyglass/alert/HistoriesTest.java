package io.github.tallyglass.alert;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of invented histories. Each test prints the seed of its first; the next ones follow.
class HistoriesTest {

    private static final int LOOKS = 60;

    @Test
    void theMachineSaysWhatTheRulesSayAndNothingThatMustNotBeSaid() {
        var heard = new EnumMap<AlertRule, Integer>(AlertRule.class);
        for (var seed : seeds(1_500)) {
            var history = History.of(seed, LOOKS);
            var oracle = new Oracle();
            var witness = new Witness(history);
            var kept = new HashMap<AlertSubject, AlertEpisode>();
            for (var index = 0; index < history.moments().size(); index++) {
                var moment = history.moments().get(index);
                var outcome = look(moment, restarted(kept.values()), moment.look());
                keep(kept, outcome);
                assertThat(lines(outcome.fired()))
                        .as(
                                "seed %d, look %d at %s",
                                history.seed(), index, moment.look().now())
                        .isEqualTo(oracle.look(moment.book(), moment.look()));
                witness.hears(moment, outcome);
                assertThat(outcome.gone()).as("seed %d", history.seed()).isEmpty();
                outcome.fired().forEach(alert -> heard.merge(alert.rule(), 1, Integer::sum));
            }
        }
        System.out.println("heard " + heard);
        assertThat(heard.keySet()).containsExactly(AlertRule.values());
        assertThat(heard.values()).allSatisfy(times -> assertThat(times).isGreaterThan(200));
    }

    @Test
    void neitherRestartsNorTheOrderOfGaugesChangeAnything() {
        for (var seed : seeds(500)) {
            var history = History.of(seed, LOOKS);
            var random = new Random(history.seed());
            var straight = new HashMap<AlertSubject, AlertEpisode>();
            var restarted = new HashMap<AlertSubject, AlertEpisode>();
            for (var moment : history.moments()) {
                var look = moment.look();
                var gauges = new ArrayList<>(look.gauges());
                var troubles = new ArrayList<>(look.troubles());
                Collections.shuffle(gauges, random);
                Collections.shuffle(troubles, random);
                var shuffled = new Look(look.now(), gauges, troubles, look.whole());
                var episodes = new ArrayList<>(straight.values());
                Collections.shuffle(episodes, random);

                var one = look(moment, episodes, look);
                var other = look(moment, restarted(restarted.values()), shuffled);

                assertThat(other).as("seed %d", history.seed()).isEqualTo(one);
                assertThat(look(moment, episodes, look)).isEqualTo(one);
                keep(straight, one);
                keep(restarted, other);
                // Killed after it was kept and before anything else: the same look again says nothing more.
                assertThat(look(moment, straight.values(), look).fired())
                        .as("seed %d, again", history.seed())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatIsSaidHoldsAtThatMoment() {
        for (var seed : seeds(500)) {
            var history = History.of(seed, LOOKS);
            var kept = new HashMap<AlertSubject, AlertEpisode>();
            for (var moment : history.moments()) {
                var outcome = look(moment, kept.values(), moment.look());
                keep(kept, outcome);
                var machine = new AlertMachine(moment.book());
                for (var alert : outcome.fired()) {
                    var reset = requireNonNull(kept.get(alert.subject())).resetsAt();
                    var isOver = reset != null
                            && reset.isAfter(alert.observedAt())
                            && !moment.look().now().isBefore(reset);
                    assertThat(isOver || machine.holds(alert, kept.values(), moment.look()))
                            .as("seed %d: %s", history.seed(), alert)
                            .isTrue();
                }
            }
        }
    }

    private static long[] seeds(int many) {
        var first = System.nanoTime();
        System.out.println("seed " + first);
        return LongStream.range(first, first + many).toArray();
    }

    private static Outcome look(History.Moment moment, Collection<AlertEpisode> episodes, Look look) {
        return new AlertMachine(moment.book()).look(episodes, look);
    }

    private static List<AlertEpisode> restarted(Collection<AlertEpisode> episodes) {
        return episodes.stream().map(Listener::copy).toList();
    }

    private static void keep(Map<AlertSubject, AlertEpisode> kept, Outcome outcome) {
        outcome.changed().forEach(episode -> kept.put(episode.subject(), episode));
        outcome.gone().forEach(kept::remove);
    }

    private static TreeSet<String> lines(List<Alert> fired) {
        var lines = fired.stream().map(Oracle::line).collect(Collectors.toCollection(TreeSet::new));
        assertThat(lines).hasSameSizeAs(fired);
        return lines;
    }

    /// Looks at readings and what is heard alone, knowing nothing of episodes.
    private static final class Witness {

        private final History history;
        private final Map<AlertSubject, List<Gauge>> readings = new HashMap<>();
        private final Map<AlertSubject, Map<Integer, Integer>> warnedAt = new HashMap<>();
        private final Map<AlertSubject, Integer> usedUpAt = new HashMap<>();

        Witness(History history) {
            this.history = history;
        }

        void hears(History.Moment moment, Outcome outcome) {
            var counted = moment.look().gauges().stream()
                    .filter(this::counts)
                    .collect(Collectors.toMap(Gauge::subject, gauge -> gauge));
            counted.forEach((subject, gauge) ->
                    readings.computeIfAbsent(subject, _ -> new ArrayList<>()).add(gauge));
            var subjects = outcome.fired().stream().map(Alert::subject).toList();
            assertThat(subjects).as(why("one a moment and subject")).doesNotHaveDuplicates();
            for (var alert : outcome.fired()) {
                if (alert.kind() != null) {
                    var gauge = counted.get(alert.subject());
                    assertThat(history.clockIsEven() && gauge == null)
                            .as(why("from a reading that counts: " + alert))
                            .isFalse();
                    if (gauge != null) {
                        tells(moment, alert, gauge);
                    }
                }
            }
            if (history.clockIsEven()) {
                counted.forEach((subject, gauge) -> mustBeTold(moment, gauge, outcome.fired()));
            }
            counted.forEach((subject, gauge) -> {
                if (Oracle.nothing(gauge)) {
                    usedUpAt.put(subject, requireNonNull(readings.get(subject)).size() - 1);
                }
            });
        }

        private boolean counts(Gauge gauge) {
            var before = readings.getOrDefault(gauge.subject(), List.of());
            return gauge.good()
                    && (gauge.remaining() != null || gauge.money() != null)
                    && (before.isEmpty()
                            || gauge.observedAt().getEpochSecond()
                                    > before.getLast().observedAt().getEpochSecond());
        }

        private void tells(History.Moment moment, Alert alert, Gauge gauge) {
            assertThat(gauge.good()).as(why("never from a bad reading")).isTrue();
            assertThat(alert.observedAt()).isEqualTo(gauge.observedAt());
            var choice = moment.book().choice(alert.rule(), alert.subject().accountId(), alert.kind());
            assertThat(choice.on()).as(why("only what is on: " + alert)).isTrue();
            assertThat(alert.rule().kinds()).contains(gauge.kind());
            switch (alert.rule()) {
                case REMAINING -> {
                    var left = Oracle.left(gauge);
                    var limit = alert.limit() == null ? -1 : alert.limit().intValueExact();
                    var crossed = choice.limits().percents().stream()
                            .filter(percent -> left != null && left <= percent * 10)
                            .min(Integer::compare);
                    assertThat(crossed).as(why("the lowest crossed: " + alert)).contains(limit);
                    neverTwice(alert.subject(), limit);
                }
                case EXHAUSTED ->
                    assertThat(Oracle.nothing(gauge)).as(why("used up")).isTrue();
                case BACK_AGAIN -> backAgain(moment, gauge);
                default -> assertThat(alert.value()).isNotNull();
            }
        }

        private void neverTwice(AlertSubject subject, int limit) {
            var all = requireNonNull(readings.get(subject));
            var before = warnedAt.computeIfAbsent(subject, _ -> new HashMap<>()).put(limit, all.size() - 1);
            if (before == null || !history.clockIsEven()) {
                return;
            }
            var between = all.subList(before + 1, all.size());
            var armed = between.stream().anyMatch(gauge -> {
                var left = Oracle.left(gauge);
                return left != null && left > limit * 10;
            });
            var resets = all.subList(0, before + 1).stream()
                    .filter(gauge -> gauge.resetsAt() != null)
                    .mapToLong(gauge -> gauge.resetsAt().getEpochSecond())
                    .reduce(Long.MAX_VALUE, (_, last) -> last);
            var last = resets;
            var cycle = false;
            for (var gauge : between) {
                if (gauge.resetsAt() != null) {
                    var next = gauge.resetsAt().getEpochSecond();
                    cycle |= next - 120 > last;
                    last = next;
                }
            }
            assertThat(armed || cycle)
                    .as(why("never twice in an episode: " + subject + " " + limit))
                    .isTrue();
        }

        private void backAgain(History.Moment moment, Gauge gauge) {
            assertThat(Oracle.nothing(gauge)).as(why("back")).isFalse();
            var usedUp = usedUpAt.get(gauge.subject());
            assertThat(usedUp != null || !history.clockIsEven())
                    .as(why("back only after it was used up"))
                    .isTrue();
            usedUpAt.remove(gauge.subject());
            for (var other : moment.look().gauges()) {
                var blocks = other.binds()
                        && counts(other)
                        && !other.subject().equals(gauge.subject())
                        && other.subject().accountId() == gauge.subject().accountId()
                        && other.subject().login().equals(gauge.subject().login())
                        && Oracle.nothing(other);
                assertThat(blocks).as(why("silent while " + other)).isFalse();
            }
        }

        /// What was above the threshold and is not any more is told, unless something louder is.
        private void mustBeTold(History.Moment moment, Gauge gauge, List<Alert> fired) {
            var all = requireNonNull(readings.get(gauge.subject()));
            var left = Oracle.left(gauge);
            var last = all.size() < 2 ? null : Oracle.left(all.get(all.size() - 2));
            var choice =
                    moment.book().choice(AlertRule.REMAINING, gauge.subject().accountId(), gauge.kind());
            var mine = fired.stream()
                    .filter(alert -> alert.subject().equals(gauge.subject()))
                    .map(Alert::rule)
                    .toList();
            if (left == null || last == null || !choice.on()) {
                return;
            }
            var crossed = choice.limits().percents().stream()
                    .filter(percent -> left <= percent * 10)
                    .min(Integer::compare);
            if (crossed.isPresent() && last > crossed.get() * 10 && !Oracle.nothing(gauge)) {
                assertThat(mine).as(why("told: " + gauge)).containsAnyOf(AlertRule.REMAINING, AlertRule.BACK_AGAIN);
            }
            var exhausted =
                    moment.book().choice(AlertRule.EXHAUSTED, gauge.subject().accountId(), gauge.kind());
            var wasFine = all.size() > 2
                    && !Oracle.nothing(all.get(all.size() - 2))
                    && !Oracle.nothing(all.get(all.size() - 3));
            if (Oracle.nothing(gauge) && wasFine && exhausted.on() && gauge.kind() != GaugeKind.BUDGET) {
                assertThat(mine).as(why("told: " + gauge)).containsExactly(AlertRule.EXHAUSTED);
            }
        }

        private String why(String what) {
            return "seed " + history.seed() + ": " + what;
        }
    }
}
