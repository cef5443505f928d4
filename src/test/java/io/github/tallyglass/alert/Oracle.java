package io.github.tallyglass.alert;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertChoice;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The written rules once more, in the plainest way: a program that never restarts, counts in tenths of
/// percents and in seconds, and ticks off each of a hundred thresholds by itself.
final class Oracle {

    private static final class Memory {
        boolean seen;
        long at;

        @Nullable
        Integer left;

        @Nullable
        Long reset;

        boolean[] told = new boolean[100];
        boolean usedUp;
        int goodSince;
        boolean runsOut;
        boolean low;
        boolean over;
        boolean wrong;
        long wrongSince;
        boolean wrongTold;
    }

    private final Map<AlertSubject, Memory> memories = new HashMap<>();

    TreeSet<String> look(AlertBook book, Look look) {
        var says = new TreeSet<String>();
        var blocked = new HashMap<AlertSubject, Boolean>();
        look.gauges().forEach(gauge -> blocked.put(gauge.subject(), isBlocked(gauge.subject(), look)));
        for (var gauge : look.gauges()) {
            var memory = memory(gauge.subject());
            if (counts(gauge, memory, look)) {
                says.addAll(read(book, gauge, memory, Boolean.TRUE.equals(blocked.get(gauge.subject()))));
            }
        }
        look.troubles()
                .forEach(
                        trouble -> says.addAll(trouble(book, trouble, look.now().getEpochSecond())));
        return says;
    }

    static String line(Alert alert) {
        return line(alert.rule(), alert.subject(), alert.limit());
    }

    private static String line(AlertRule rule, AlertSubject subject, @Nullable BigDecimal limit) {
        return rule + " " + subject
                + (limit == null ? "" : " " + limit.stripTrailingZeros().toPlainString());
    }

    private TreeSet<String> read(AlertBook book, Gauge gauge, Memory memory, boolean blocked) {
        var says = new TreeSet<String>();
        var kind = gauge.kind();
        var left = left(gauge);
        var nothing = nothing(gauge);
        var fresh = isNewCycle(gauge, memory);
        if (fresh) {
            Arrays.fill(memory.told, false);
            memory.runsOut = false;
            memory.low = false;
            memory.over = false;
        }
        if (kind != GaugeKind.BUDGET) {
            if (nothing) {
                if ((!memory.usedUp || fresh) && on(book, AlertRule.EXHAUSTED, gauge)) {
                    says.add(line(AlertRule.EXHAUSTED, gauge.subject(), null));
                }
                memory.usedUp = true;
                memory.goodSince = 0;
            } else if (memory.usedUp) {
                if (isUsedUpAfter(gauge, memory)) {
                    memory.goodSince++;
                } else {
                    memory.usedUp = false;
                    memory.goodSince = 0;
                    if (!blocked && on(book, AlertRule.BACK_AGAIN, gauge)) {
                        says.add(line(AlertRule.BACK_AGAIN, gauge.subject(), null));
                    }
                }
            }
        }
        if (left != null) {
            thresholds(book, gauge, memory, left, nothing, says);
        }
        if (kind == GaugeKind.BUDGET && nothing && !memory.over) {
            memory.over = true;
            if (on(book, AlertRule.OVER_BUDGET, gauge)) {
                says.add(line(
                        AlertRule.OVER_BUDGET, gauge.subject(), money(gauge).of()));
            }
        }
        if (kind == GaugeKind.BALANCE) {
            low(book, gauge, memory, nothing, says);
        }
        if (kind != GaugeKind.BUDGET && kind != GaugeKind.BALANCE) {
            pace(book, gauge, memory, nothing, says);
        }
        memory.seen = true;
        memory.at = gauge.observedAt().getEpochSecond();
        memory.left = left == null ? memory.left : left;
        memory.reset = gauge.resetsAt() == null
                ? memory.reset
                : (Long) gauge.resetsAt().getEpochSecond();
        return says;
    }

    private void thresholds(
            AlertBook book, Gauge gauge, Memory memory, int left, boolean nothing, TreeSet<String> says) {
        var choice = choice(book, AlertRule.REMAINING, gauge);
        var last = gauge.kind() == GaugeKind.BUDGET ? AlertRule.OVER_BUDGET : AlertRule.EXHAUSTED;
        var silent = !choice.on() || !says.isEmpty() || (nothing && on(book, last, gauge));
        var lowest = -1;
        for (var percent = 99; percent >= 0; percent--) {
            if (left > percent * 10) {
                memory.told[percent] = false;
            } else if (choice.limits().percents().contains(percent)) {
                lowest = percent;
            }
        }
        if (!silent && lowest >= 0 && !memory.told[lowest]) {
            says.add(line(AlertRule.REMAINING, gauge.subject(), BigDecimal.valueOf(lowest)));
            for (var percent = lowest; percent < 100; percent++) {
                memory.told[percent] = true;
            }
        }
        for (var percent = 0; percent < 100 && silent; percent++) {
            memory.told[percent] = left <= percent * 10;
        }
    }

    private void low(AlertBook book, Gauge gauge, Memory memory, boolean nothing, TreeSet<String> says) {
        var choice = choice(book, AlertRule.BALANCE_LOW, gauge);
        var limits = choice.limits();
        var below = limits.amount() != null
                && limits.currency().equals(money(gauge).currency())
                && money(gauge).left().compareTo(limits.amount()) < 0;
        var empty = money(gauge).emptyAt();
        var seconds = empty == null
                ? Long.MAX_VALUE
                : empty.getEpochSecond() - gauge.observedAt().getEpochSecond();
        var days = limits.days();
        var isLow = below || (days != null && seconds < days * 86_400L);
        var isHigh = !below && (days == null || seconds >= (days + 1) * 86_400L);
        var speaks = choice.on() && !(nothing && on(book, AlertRule.EXHAUSTED, gauge));
        if (isHigh) {
            memory.low = false;
        } else if (isLow && !memory.low && !(speaks && !says.isEmpty())) {
            memory.low = true;
            if (speaks) {
                says.add(line(AlertRule.BALANCE_LOW, gauge.subject(), below ? limits.amount() : null));
            }
        }
    }

    private void pace(AlertBook book, Gauge gauge, Memory memory, boolean nothing, TreeSet<String> says) {
        var on = on(book, AlertRule.RUNS_OUT, gauge);
        if (nothing) {
            memory.runsOut = true;
        } else if (gauge.pace() != null && gauge.pace().runsOutAt() == null) {
            memory.runsOut = false;
        } else if (gauge.pace() != null && !memory.runsOut && !(on && !says.isEmpty())) {
            memory.runsOut = true;
            if (on) {
                says.add(line(AlertRule.RUNS_OUT, gauge.subject(), null));
            }
        }
    }

    private TreeSet<String> trouble(AlertBook book, Trouble trouble, long now) {
        var says = new TreeSet<String>();
        var memory = memory(trouble.subject());
        if (trouble.wrong() == null) {
            return says;
        }
        if (!trouble.wrong()) {
            memory.wrong = false;
            return says;
        }
        var sync = trouble.rule() == AlertRule.SYNC_BROKEN;
        var right = trouble.since() == null ? null : (Long) trouble.since().getEpochSecond();
        if (!memory.wrong || (sync && right != null && right > memory.wrongSince)) {
            memory.wrong = true;
            memory.wrongSince = now;
            memory.wrongTold = false;
        }
        memory.wrongSince = Math.min(memory.wrongSince, now);
        var choice = book.choice(trouble.rule(), trouble.subject().accountId(), null);
        var after = choice.limits().after() == null
                ? 7_200
                : choice.limits().after().toSeconds();
        var from = right == null ? memory.wrongSince : right;
        var due = !sync || (now - from >= after && now - memory.wrongSince >= Math.min(after, 600));
        if (due && !memory.wrongTold) {
            memory.wrongTold = true;
            if (choice.on()) {
                says.add(line(trouble.rule(), trouble.subject(), null));
            }
        }
        return says;
    }

    private boolean isBlocked(AlertSubject subject, Look look) {
        for (var other : memories.keySet().toArray(AlertSubject[]::new)) {
            var named = look.gauges().stream().anyMatch(gauge -> gauge.subject().equals(other));
            var memory = memory(other);
            var waits = memory.reset != null && look.now().getEpochSecond() < memory.reset;
            if (isSibling(other, subject) && !named && memory.usedUp && waits) {
                return true;
            }
        }
        for (var gauge : look.gauges()) {
            var memory = memory(gauge.subject());
            var waits = memory.reset == null
                    || memory.reset <= memory.at
                    || look.now().getEpochSecond() < memory.reset;
            var usedUp = counts(gauge, memory, look) ? isUsedUpAfter(gauge, memory) : memory.usedUp && waits;
            if (isSibling(gauge.subject(), subject) && gauge.binds() && usedUp) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSibling(AlertSubject one, AlertSubject other) {
        return one.accountId() == other.accountId() && one.login().equals(other.login()) && !one.equals(other);
    }

    private static boolean counts(Gauge gauge, Memory memory, Look look) {
        var at = gauge.observedAt().getEpochSecond();
        var future = memory.seen && memory.at * 1_000 > look.now().toEpochMilli() + 3_600_000;
        return gauge.good()
                && (gauge.remaining() != null || gauge.money() != null)
                && (!memory.seen || at > memory.at || (future && at != memory.at));
    }

    private static boolean isUsedUpAfter(Gauge gauge, Memory memory) {
        if (nothing(gauge)) {
            return true;
        }
        var resetCame = memory.reset != null && gauge.observedAt().getEpochSecond() >= memory.reset;
        return memory.usedUp && !resetCame && !isNewCycle(gauge, memory) && memory.goodSince == 0;
    }

    private static boolean isNewCycle(Gauge gauge, Memory memory) {
        if (memory.reset == null || gauge.resetsAt() == null) {
            return false;
        }
        var later = gauge.resetsAt().getEpochSecond() - memory.reset > 120;
        var came = gauge.observedAt().getEpochSecond() >= memory.reset;
        var left = left(gauge);
        return later && (came || (left != null && memory.left != null && left > memory.left));
    }

    /// Tenths of a percent.
    static @Nullable Integer left(Gauge gauge) {
        return gauge.remaining() == null
                ? null
                : (Integer) Math.max(0, gauge.remaining().movePointRight(1).intValueExact());
    }

    static boolean nothing(Gauge gauge) {
        return switch (gauge.kind()) {
            case BALANCE -> money(gauge).left().signum() <= 0;
            case BUDGET -> money(gauge).left().compareTo(BigDecimal.TEN) >= 0;
            default -> Integer.valueOf(0).equals(left(gauge));
        };
    }

    private static Gauge.Money money(Gauge gauge) {
        return Objects.requireNonNull(gauge.money());
    }

    private Memory memory(AlertSubject subject) {
        return memories.computeIfAbsent(subject, _ -> new Memory());
    }

    private static AlertChoice choice(AlertBook book, AlertRule rule, Gauge gauge) {
        return book.choice(rule, gauge.subject().accountId(), gauge.kind());
    }

    private static boolean on(AlertBook book, AlertRule rule, Gauge gauge) {
        return choice(book, rule, gauge).on();
    }
}
