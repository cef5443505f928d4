package io.github.tallyglass.alert;

import static io.github.tallyglass.domain.AlertRule.BALANCE_LOW;
import static io.github.tallyglass.domain.AlertRule.EXHAUSTED;
import static io.github.tallyglass.domain.AlertRule.OVER_BUDGET;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertLimits;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A balance below an amount or lasting for less than some days, once until it is above both; a budget
/// that is spent, once a period, whatever becomes of the sum.
///
/// An amount in another currency than the balance's is no limit. A forecast wavers, so by days a balance
/// is above only when it lasts a day longer than asked for.
final class Sums {

    private static final Duration WAVERS = Duration.ofDays(1);

    private final AlertBook book;

    Sums(AlertBook book) {
        this.book = book;
    }

    @Nullable
    Alert step(Reading reading, Draft draft, @Nullable Alert louder) {
        var money = reading.gauge().money();
        if (money == null) {
            return louder;
        }
        return switch (reading.gauge().kind()) {
            case BALANCE -> balance(reading, money, draft, louder);
            case BUDGET -> budget(reading, money, draft, louder);
            default -> louder;
        };
    }

    /// Whether a budget is used up: its whole amount is spent.
    static boolean isSpent(Gauge.Money budget) {
        return budget.of() != null && budget.left().compareTo(budget.of()) >= 0;
    }

    private @Nullable Alert balance(Reading reading, Gauge.Money money, Draft draft, @Nullable Alert louder) {
        var account = reading.gauge().subject().accountId();
        var kind = reading.gauge().kind();
        var choice = book.choice(BALANCE_LOW, account, kind);
        var byAmount = amountBelow(choice.limits(), money);
        if (byAmount == null && !lastsLessThan(choice.limits(), reading, Duration.ZERO)) {
            if (!lastsLessThan(choice.limits(), reading, WAVERS)) {
                draft.arm(BALANCE_LOW);
            }
            return louder;
        }
        var othersWord =
                reading.empty() && book.choice(EXHAUSTED, account, kind).on();
        var speaks = choice.on() && !othersWord;
        if (draft.isTold(BALANCE_LOW) || (speaks && louder != null)) {
            return louder;
        }
        draft.told(BALANCE_LOW);
        return speaks ? reading.alert(BALANCE_LOW, money.left(), byAmount, money.currency(), money.emptyAt()) : louder;
    }

    private static @Nullable BigDecimal amountBelow(AlertLimits limits, Gauge.Money money) {
        var amount = limits.amount();
        var comparable = amount != null && limits.currency().equals(money.currency());
        return comparable && money.left().compareTo(amount) < 0 ? amount : null;
    }

    private static boolean lastsLessThan(AlertLimits limits, Reading reading, Duration more) {
        var money = reading.gauge().money();
        var empty = money == null ? null : money.emptyAt();
        return limits.days() != null
                && empty != null
                && empty.isBefore(
                        reading.at().plus(Duration.ofDays(limits.days())).plus(more));
    }

    private @Nullable Alert budget(Reading reading, Gauge.Money money, Draft draft, @Nullable Alert louder) {
        if (!isSpent(money) || draft.isTold(OVER_BUDGET)) {
            return louder;
        }
        draft.told(OVER_BUDGET);
        return book.choice(OVER_BUDGET, 0, reading.gauge().kind()).on()
                ? reading.alert(OVER_BUDGET, money.left(), money.of(), money.currency(), null)
                : louder;
    }
}
