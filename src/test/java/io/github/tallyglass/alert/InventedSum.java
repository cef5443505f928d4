package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A balance, or a budget of $10 a day, in cents.
final class InventedSum {

    private static final int OF = 1_000;

    private final Random random;
    private final AlertSubject subject;
    private final GaugeKind kind;
    private int cents;
    private Instant end;

    InventedSum(Random random, AlertSubject subject, GaugeKind kind, Instant now) {
        this.random = random;
        this.subject = subject;
        this.kind = kind;
        cents = random.nextInt(OF);
        end = nextDay(now);
    }

    void pass(Instant now) {
        var some = random.nextInt(150);
        if (kind == GaugeKind.BALANCE) {
            cents = random.nextInt(15) == 0 ? cents + OF : Math.max(-50, cents - some);
            return;
        }
        if (!now.isBefore(end)) {
            cents = random.nextInt(400);
            end = nextDay(now);
        }
        cents = random.nextInt(15) == 0 ? cents / 2 : cents + some;
    }

    Gauge read(Instant now) {
        var amount = BigDecimal.valueOf(cents, 2);
        var budget = kind == GaugeKind.BUDGET;
        return new Gauge(
                subject,
                kind,
                "sum",
                "",
                "",
                0,
                random.nextInt(8) > 0,
                share(budget ? OF - cents : cents),
                budget ? end : null,
                now,
                null,
                false,
                new Gauge.Money(
                        amount,
                        budget ? BigDecimal.valueOf(OF, 2) : null,
                        "USD",
                        budget || random.nextInt(6) == 0 ? null : now.plusSeconds(random.nextInt(700_000))));
    }

    private @Nullable BigDecimal share(int left) {
        return kind == GaugeKind.BALANCE && random.nextInt(3) == 0
                ? null
                : BigDecimal.valueOf(left).divide(BigDecimal.TEN, 1, RoundingMode.HALF_UP);
    }

    private static Instant nextDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }
}
