package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Depletion;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.domain.KeyReading.Status;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.TopUp;
import io.github.tallyglass.domain.WindowPace;
import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.query.AccountReadings.Spent;
import io.github.tallyglass.query.BalancePoint;
import io.github.tallyglass.query.WindowCycle;
import io.github.tallyglass.query.WindowCycle.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What is left of the accounts of [FakeQueries]: one prepaid, one with a plan of five hours and one of a
/// month.
public final class FakeReadings {

    private static final Instant NOW = FakeQueries.NOW;
    private static final Duration FIVE_HOURS = Duration.ofHours(5);
    private static final Instant READ = NOW.minus(Duration.ofMinutes(4));
    private static final Instant FIVE_HOURS_BEGAN = NOW.minus(Duration.ofMinutes(202));
    private static final Instant MONTH_BEGAN = Instant.parse("2026-08-17T16:00:00Z");

    public static final AccountReadings PREPAID = new AccountReadings(
            List.of(),
            List.of(),
            null,
            new TopUp(Instant.parse("2026-08-12T03:00:00Z"), 100_000_000L),
            new Depletion(READ, Instant.parse("2026-09-05T06:10:00Z"), Depletion.Basis.PATTERN),
            List.of());

    public static final AccountReadings PLAN = new AccountReadings(
            List.of(
                    window(
                            "plan:1",
                            "Coder",
                            FIVE_HOURS,
                            2_300_000,
                            2_500_000,
                            FIVE_HOURS_BEGAN,
                            new Spent(2_300_000, 3_100_000)),
                    window("plan:2", "Team", Duration.ofDays(30), 7_200_000, 12_000_000, MONTH_BEGAN, null)),
            List.of(
                    key(1, "ci, nightly", Status.ENABLED, 1_994_248L, 5_752, Instant.parse("2026-12-31T00:00:00Z")),
                    key(2, "dev laptop", Status.ENABLED, null, 640_016, null),
                    key(3, "old laptop", Status.ENABLED, 20L, 120_000, Instant.parse("2026-08-01T00:00:00Z")),
                    key(4, "团队-共享", Status.DISABLED, null, 4_880, null)),
            READ,
            null,
            new Depletion(READ, READ.plus(Duration.ofHours(43)), Depletion.Basis.AVERAGE),
            List.of());

    private FakeReadings() {}

    private static AccountReadings.Window window(
            String id, String label, Duration length, long used, long total, Instant began, @Nullable Spent spent) {
        var window =
                QuotaWindow.ofUnits(id, length.toSeconds(), label, used, total, began, began.plus(length), null, READ);
        return new AccountReadings.Window(window, WindowPace.of(window).orElse(null), spent);
    }

    private static KeyReading key(
            long id, String name, Status status, @Nullable Long left, long used, @Nullable Instant expires) {
        return new KeyReading(id, name, status, left, used, null, null, expires);
    }

    /// Falling lines, the last of them nearly empty.
    static List<WindowCycle> cycles(TimeRange range) {
        var random = new Random(4);
        var cycles = new ArrayList<WindowCycle>();
        var first = Objects.requireNonNull(range.from());
        for (var began = FIVE_HOURS_BEGAN; began.plus(FIVE_HOURS).isAfter(first); began = began.minus(FIVE_HOURS)) {
            var now = began.equals(FIVE_HOURS_BEGAN);
            var fall = now ? 92 : 15 + random.nextInt(random.nextInt(6) == 0 ? 80 : 45);
            var points = new ArrayList<Point>();
            var steps = 8;
            var length = now ? Duration.between(began, NOW) : FIVE_HOURS;
            for (var step = 0; step <= steps; step++) {
                var left =
                        100 - fall * step / (double) steps + (step == 0 || step == steps ? 0 : random.nextInt(9) - 4);
                points.add(new Point(began.plus(length.multipliedBy(step).dividedBy(steps)), BigDecimal.valueOf(left)));
            }
            cycles.addFirst(new WindowCycle(began, began.plus(FIVE_HOURS), points));
        }
        return cycles;
    }

    /// With what rows of a proxy say of each.
    static List<WindowCycle> spentIn(List<WindowCycle> cycles) {
        var figures = new io.github.tallyglass.domain.Figures(
                40,
                40,
                0,
                0,
                0,
                new io.github.tallyglass.domain.Tokens(800_000, 1_500_000, 0, 90_000, 10_000),
                java.util.Map.of(io.github.tallyglass.domain.QuotaUnit.LIST_PRICE, 32_000_000_000L));
        return cycles.stream()
                .map(cycle -> new WindowCycle(cycle.from(), cycle.to(), cycle.points(), figures))
                .toList();
    }

    /// A balance that falls by day, filled up once.
    static List<BalancePoint> balances(TimeRange range) {
        var points = new ArrayList<BalancePoint>();
        var quota = 60_000_000L;
        for (var at = Objects.requireNonNull(range.from()); at.isBefore(NOW); at = at.plus(Duration.ofHours(3))) {
            var local = at.atZone(FakeQueries.ZONE);
            quota -= local.getHour() > 7 && local.getHour() < 20 ? 600_000 : 60_000;
            quota += local.getDayOfMonth() == 12 && local.getHour() < 3 ? 100_000_000 : 0;
            points.add(new BalancePoint(at, Math.max(0, quota), at.isAfter(NOW.minus(Duration.ofDays(12)))));
        }
        return points;
    }
}
