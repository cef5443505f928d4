package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// An invented life: accounts with logins that are switched, windows that are used, drift, glitch, reset
/// and
/// are forgotten, readings that fail or come late, sums, troubles, and a user who changes choices.
///
/// @param clockIsEven no clock was put back
record History(long seed, List<Moment> moments, boolean clockIsEven) {

    record Moment(AlertBook book, Look look) {}

    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

    static History of(long seed, int looks) {
        return new Maker(seed).make(looks);
    }

    private static final class Maker {

        private final long seed;
        private final Random random;
        private final List<InventedWindow> windows = new ArrayList<>();
        private final List<InventedSum> sums = new ArrayList<>();
        private final boolean clockIsEven;
        private AlertBook book = AlertBook.FIRST;
        private Instant now = BEGIN;
        private final String[] active = {"a", "a"};

        Maker(long seed) {
            this.seed = seed;
            random = new Random(seed);
            clockIsEven = random.nextInt(4) > 0;
            for (var account = 1L; account <= 2; account++) {
                for (var login : List.of("a", "b")) {
                    windows.add(window(account, login, "5h", GaugeKind.FIVE_HOURS, Duration.ofHours(5), true));
                    windows.add(window(account, login, "7d", GaugeKind.SEVEN_DAYS, Duration.ofDays(7), true));
                    windows.add(window(account, login, "opus", GaugeKind.SEVEN_DAYS, Duration.ofDays(7), false));
                }
            }
            sums.add(new InventedSum(random, AlertSubject.balance(3), GaugeKind.BALANCE, now));
            sums.add(new InventedSum(random, AlertSubject.budget(1), GaugeKind.BUDGET, now));
        }

        private InventedWindow window(
                long account, String login, String item, GaugeKind kind, Duration length, boolean binds) {
            return new InventedWindow(random, new AlertSubject(account, login, item), kind, length, binds, now);
        }

        History make(int looks) {
            if (random.nextInt(3) > 0) {
                choose(new AlertChoice(AlertRule.RUNS_OUT, 0, null, true, AlertLimits.USUAL));
                choose(new AlertChoice(AlertRule.BALANCE_LOW, 0, null, true, limits()));
            }
            var moments = new ArrayList<Moment>();
            for (var look = 0; look < looks; look++) {
                step();
                moments.add(new Moment(book, new Look(now, gauges(), troubles(), whole())));
            }
            return new History(seed, List.copyOf(moments), clockIsEven);
        }

        private void step() {
            var steps = new int[] {20, 60, 300, 300, 900, 1_800, 7_200, 20_000, 90_000};
            now = now.plusSeconds(1 + random.nextInt(steps[random.nextInt(steps.length)]))
                    .plusMillis(random.nextInt(1_000));
            if (!clockIsEven && random.nextInt(40) == 0) {
                now = now.minusSeconds(random.nextInt(400_000));
            }
            if (random.nextInt(15) == 0) {
                var account = random.nextInt(active.length);
                active[account] = active[account].equals("a") ? "b" : "a";
            }
            if (random.nextInt(10) == 0) {
                var rule = AlertRule.values()[random.nextInt(AlertRule.values().length)];
                var kinds = GaugeKind.values();
                choose(new AlertChoice(
                        rule,
                        random.nextInt(3),
                        random.nextBoolean() ? null : kinds[random.nextInt(kinds.length)],
                        random.nextInt(4) > 0,
                        limits()));
            }
        }

        private void choose(AlertChoice choice) {
            var choices = new ArrayList<>(book.choices());
            choices.removeIf(choice::sameScope);
            choices.add(choice);
            book = new AlertBook(choices, List.of(), null);
        }

        private AlertLimits limits() {
            var percents = new ArrayList<Integer>();
            for (var many = random.nextInt(4); many > 0; many--) {
                percents.add(random.nextInt(random.nextBoolean() ? 30 : 100));
            }
            return new AlertLimits(
                    percents,
                    random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(9)),
                    random.nextInt(5) == 0 ? "CNY" : "USD",
                    random.nextBoolean() ? null : (Integer) (1 + random.nextInt(5)),
                    random.nextBoolean() ? null : Duration.ofMinutes(random.nextInt(300)));
        }

        private List<Gauge> gauges() {
            var gauges = new ArrayList<Gauge>();
            for (var window : windows) {
                window.pass(now);
                var isActive = window.subject()
                        .login()
                        .equals(active[(int) window.subject().accountId() - 1]);
                if (isActive && random.nextInt(12) > 0) {
                    gauges.add(window.read(now));
                }
            }
            for (var sum : sums) {
                sum.pass(now);
                if (random.nextInt(8) > 0) {
                    gauges.add(sum.read(now));
                }
            }
            return gauges;
        }

        private List<Trouble> troubles() {
            var troubles = new ArrayList<Trouble>();
            for (var account = 1L; account <= 2; account++) {
                var rule = random.nextBoolean() ? AlertRule.SYNC_BROKEN : AlertRule.STATISTICS_OFF;
                var subject =
                        rule == AlertRule.SYNC_BROKEN ? AlertSubject.sync(account) : AlertSubject.statistics(account);
                var wrong = random.nextInt(8) == 0 ? null : (Boolean) (random.nextInt(6) > 0);
                var since = random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(20_000)) : null;
                troubles.add(new Trouble(rule, subject, "account " + account, wrong, since, "timed-out"));
            }
            return troubles;
        }

        private Set<Long> whole() {
            var whole = new HashSet<Long>();
            for (var account = 1L; account <= 3; account++) {
                if (random.nextBoolean()) {
                    whole.add(account);
                }
            }
            return whole;
        }
    }
}
