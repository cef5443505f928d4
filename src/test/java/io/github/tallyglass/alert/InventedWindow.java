package io.github.tallyglass.alert;

import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.GaugeKind;
import io.github.tallyglass.domain.WindowPace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A window that is used, and a provider that does not always tell the truth about it.
final class InventedWindow {

    private static final int ALL = 1_000;

    private final Random random;
    private final AlertSubject subject;
    private final GaugeKind kind;
    private final Duration length;
    private final boolean binds;

    /// Tenths of a percent.
    private int used;

    private Instant reset;
    private Instant lastRead;

    InventedWindow(Random random, AlertSubject subject, GaugeKind kind, Duration length, boolean binds, Instant now) {
        this.random = random;
        this.subject = subject;
        this.kind = kind;
        this.length = length;
        this.binds = binds;
        used = random.nextInt(ALL + 1);
        reset = now.plusSeconds(1 + random.nextInt((int) length.toSeconds()));
        lastRead = now;
    }

    AlertSubject subject() {
        return subject;
    }

    /// Time passes and it is used, rarely more is granted.
    void pass(Instant now) {
        if (!now.isBefore(reset)) {
            used = random.nextInt(3) == 0 ? random.nextInt(ALL + 50) : 0;
            reset = now.plus(length).minusSeconds(random.nextInt((int) length.toSeconds()));
        }
        switch (random.nextInt(20)) {
            case 0 -> used = Math.max(0, used - random.nextInt(ALL));
            case 1 -> {
                used = Math.max(0, used - random.nextInt(ALL));
                reset = reset.plusSeconds(random.nextInt(10_000));
            }
            case 2 -> used = ALL;
            default -> used = Math.min(ALL, used + random.nextInt(120));
        }
        reset = reset.plusSeconds(random.nextInt(150) - 60);
    }

    Gauge read(Instant now) {
        var at = switch (random.nextInt(14)) {
            case 0 -> lastRead;
            case 1 -> lastRead.minusSeconds(random.nextInt(600));
            case 2 -> lastRead.plusMillis(random.nextInt(1_500));
            default -> now.minusSeconds(random.nextInt(30));
        };
        lastRead = at;
        var left = BigDecimal.valueOf(told(), 1);
        return new Gauge(
                subject,
                kind,
                "account " + subject.accountId(),
                subject.login(),
                "",
                length.toSeconds(),
                random.nextInt(8) > 0,
                random.nextInt(15) == 0 ? null : left,
                random.nextInt(12) == 0 ? null : reset.plusSeconds(random.nextInt(5)),
                at,
                pace(at),
                binds,
                null);
    }

    private int told() {
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> ALL;
            default -> ALL - used;
        };
    }

    private @Nullable WindowPace pace(Instant at) {
        return random.nextInt(3) == 0
                ? null
                : new WindowPace(
                        BigDecimal.TEN, random.nextBoolean() ? at.plusSeconds(600) : null, reset.plusSeconds(1_000));
    }
}
