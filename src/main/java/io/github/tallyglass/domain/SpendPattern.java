package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much of a balance is usually spent in each hour of the week, learnt from hours whose spending is
/// known. Collected once, asked afterwards; not for several threads.
public final class SpendPattern {

    private static final int HOURS = 7 * 24;
    private static final long DAY = 86_400;

    /// Fewer seconds than a day tell nothing.
    private static final long LEAST = DAY;

    private static final long LEAST_FOR_PATTERN = 7 * DAY;
    private static final int HORIZON_DAYS = 366;

    private final ZoneId zone;
    private final long[] quota = new long[HOURS];
    private final long[] seconds = new long[HOURS];
    private long allQuota;
    private long allSeconds;

    /// @param zone in which hours and weekdays are counted
    public SpendPattern(ZoneId zone) {
        this.zone = zone;
    }

    /// Spending (refunds as negative amounts) of an hour of the clock.
    public void spent(Instant at, long units) {
        quota[slot(at.atZone(zone))] += units;
        allQuota += units;
    }

    /// Seconds of which it is known what was spent in them, nothing included.
    public void known(Interval interval) {
        var end = Instant.ofEpochSecond(interval.to() + 1);
        for (var at = Instant.ofEpochSecond(interval.from()); at.isBefore(end); ) {
            var local = at.atZone(zone);
            var next = earlier(nextHour(local), end);
            seconds[slot(local)] += next.getEpochSecond() - at.getEpochSecond();
            at = next;
        }
        allSeconds += interval.seconds();
    }

    /// When `balance` is used up. Each hour of the week spends its usual amount, an hour of the week that
    /// was never seen the average of all; under a week of known hours every hour spends the average.
    ///
    /// @param from when the balance was read
    /// @return empty while less than a day is known
    public Optional<Depletion> depletion(long balance, Instant from) {
        if (allSeconds < LEAST) {
            return Optional.empty();
        }
        var basis = allSeconds < LEAST_FOR_PATTERN ? Depletion.Basis.AVERAGE : Depletion.Basis.PATTERN;
        if (balance <= 0) {
            return Optional.of(new Depletion(from, from, basis));
        }
        return Optional.of(new Depletion(from, empty(BigDecimal.valueOf(balance), from, basis), basis));
    }

    private @Nullable Instant empty(BigDecimal balance, Instant from, Depletion.Basis basis) {
        var rates = rates(basis);
        var left = balance;
        var at = from.truncatedTo(ChronoUnit.SECONDS);
        var horizon = at.plus(HORIZON_DAYS, ChronoUnit.DAYS);
        while (at.isBefore(horizon)) {
            var local = at.atZone(zone);
            var next = nextHour(local);
            var rate = rates[slot(local)];
            var cost = rate.multiply(BigDecimal.valueOf(next.getEpochSecond() - at.getEpochSecond()));
            if (cost.compareTo(left) >= 0) {
                return at.plusSeconds(left.divide(rate, 0, RoundingMode.CEILING).longValue());
            }
            left = left.subtract(cost, MathContext.DECIMAL64);
            at = next;
        }
        return null;
    }

    /// Quota units a second, by hour of the week.
    private BigDecimal[] rates(Depletion.Basis basis) {
        var average = rate(allQuota, allSeconds);
        var rates = new BigDecimal[HOURS];
        for (var slot = 0; slot < HOURS; slot++) {
            var learnt = basis == Depletion.Basis.PATTERN && seconds[slot] > 0;
            rates[slot] = learnt ? rate(quota[slot], seconds[slot]) : average;
        }
        return rates;
    }

    private static BigDecimal rate(long quota, long seconds) {
        return BigDecimal.valueOf(quota).divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
    }

    /// The next full hour of the clock, or the moment at which the clock is changed if that comes first.
    private Instant nextHour(ZonedDateTime local) {
        var next = local.toInstant().plusSeconds(3600 - (local.getMinute() * 60L + local.getSecond()));
        var change = zone.getRules().nextTransition(local.toInstant());
        return change == null ? next : earlier(next, change.getInstant());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static int slot(ZonedDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }
}
