package io.github.tallyglass.sync;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A gateway's log in memory, as the contract describes it: newest inserted first, bounds inclusive, time
/// passing with each request. Rows are planned with the moment at which they appear.
class SimGateway implements GatewayClient {

    /// @param second its `created_at`
    /// @param appears epoch milliseconds, server clock, from which it is listed
    record Planned(long second, long appears, long quota, String model) {}

    /// Rows of this model are listed so that they cannot be read.
    static final String UNREADABLE = "unreadable";

    private final SimClock clock;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Planned> visible = new ArrayList<>();
    private List<Planned> byTime = List.of();
    private int shown;

    long skewMillis;
    long latencyMillis = 300;
    int pageSize = 100;
    int echoedSize = 100;
    long totalCap = Long.MAX_VALUE;
    boolean ignoresBounds;
    boolean hourlyData = true;
    boolean timeOrder;
    boolean dateHeader = true;
    BigDecimal unitsPerCurrency = new BigDecimal(500_000);
    String version = "v1";
    List<KeyInfo> keys = List.of();
    List<Subscription> subscriptions = List.of();
    List<Plan> plans = List.of();

    @Nullable
    Failure keyTrouble;

    /// As on lines that have no plans.
    @Nullable
    Failure subscriptionTrouble = new Failure.NotFound("/api/subscription/self");

    int keyRequests;
    int subscriptionRequests;
    int planRequests;
    int requests;
    int logRequests;
    List<Interval> asked = new ArrayList<>();

    /// Asked before each request; what it returns is the answer, null lets the request through.
    Supplier<@Nullable Failure> trouble = () -> null;

    SimGateway(SimClock clock) {
        this.clock = clock;
    }

    void plan(Planned row) {
        planned.add(row);
    }

    /// A row that is written at this moment, into the second that the server's clock shows.
    void write(long quota) {
        show();
        visible.add(new Planned(now() / 1000, 0, quota, "m"));
    }

    void planned() {
        planned.sort(Comparator.comparingLong(Planned::appears));
    }

    void purgeBefore(long second) {
        show();
        visible.removeIf(row -> row.second() < second);
    }

    long now() {
        return clock.now().toEpochMilli() + skewMillis;
    }

    /// Everything listed now within the bounds.
    List<Planned> rows(Interval bounds) {
        show();
        return visible.stream().filter(row -> bounds.contains(row.second())).toList();
    }

    private void show() {
        while (shown < planned.size() && planned.get(shown).appears() <= now()) {
            visible.add(planned.get(shown++));
        }
    }

    final <T> Result<Reply<T>> reply(Supplier<T> answer) {
        requests++;
        clock.advanceMillis(latencyMillis / 2);
        var failure = trouble.get();
        Result<T> result = failure == null ? Result.ok(answer.get()) : Result.err(failure);
        var offset = dateHeader
                ? (Long) (Math.floorDiv(now(), 1000L) * 1000 - clock.now().toEpochMilli())
                : null;
        clock.advanceMillis(latencyMillis - latencyMillis / 2);
        return result.map(value -> new Reply<>(value, offset));
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        logRequests++;
        asked.add(slice);
        return reply(() -> page(slice, page));
    }

    private LogPage page(Interval slice, int page) {
        show();
        var skip = (page - 1) * pageSize;
        var rows = new ArrayList<LogRow>(pageSize);
        var rejected = new ArrayList<LogPage.Rejected>();
        var total = 0;
        var source = timeOrder ? inTimeOrder() : visible;
        for (var i = source.size() - 1; i >= 0; i--) {
            var row = source.get(i);
            if (ignoresBounds || slice.contains(row.second())) {
                if (total >= skip && rows.size() + rejected.size() < pageSize) {
                    if (row.model().equals(UNREADABLE)) {
                        rejected.add(new LogPage.Rejected("{\"quota\":" + row.quota() + "}", "no time"));
                    } else {
                        rows.add(row(row));
                    }
                }
                total++;
            }
        }
        return new LogPage(page, echoedSize, Math.min(total, totalCap), rows, rejected);
    }

    private List<Planned> inTimeOrder() {
        if (byTime.size() != visible.size()) {
            byTime = new ArrayList<>(visible);
            byTime.sort(Comparator.comparingLong(Planned::second));
        }
        return byTime;
    }

    static LogRow row(Planned row) {
        var event = new UsageEvent(
                row.second(),
                EventType.CONSUME,
                row.model(),
                UsageEvent.Origin.NONE,
                row.quota(),
                Tokens.NONE,
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                Pricing.NONE,
                false,
                false,
                "",
                "");
        return new LogRow(event, row.second() + "/" + row.model() + "/" + row.quota());
    }

    @Override
    public Result<Reply<GatewayStatus>> status() {
        var unit = new QuotaUnit(unitsPerCurrency, "USD", new BigDecimal("7.3"), false);
        return reply(() -> new GatewayStatus("Sim", version, 0, unit, "USD", hourlyData));
    }

    @Override
    public Result<Reply<Self>> self() {
        return reply(() -> new Self(1, "sim", "default", 1, 1_000_000, 0, visible.size()));
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        return reply(() -> rows(slice).stream().mapToLong(Planned::quota).sum());
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        return reply(() -> {
            var counts = new TreeMap<Long, long[]>();
            for (var row : rows(hours)) {
                var cell = counts.computeIfAbsent(row.second() - row.second() % 3600, hour -> new long[2]);
                cell[0]++;
                cell[1] += row.quota();
            }
            return counts.entrySet().stream()
                    .map(cell -> new HourlyUsage(cell.getKey(), "m", cell.getValue()[0], cell.getValue()[1], 0))
                    .toList();
        });
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        keyRequests++;
        return keyTrouble == null ? reply(() -> keys) : failed(keyTrouble);
    }

    @Override
    public Result<Reply<List<Subscription>>> subscriptions() {
        subscriptionRequests++;
        return subscriptionTrouble == null ? reply(() -> subscriptions) : failed(subscriptionTrouble);
    }

    @Override
    public Result<Reply<List<Plan>>> plans() {
        planRequests++;
        return reply(() -> plans);
    }

    private <T> Result<Reply<T>> failed(Failure failure) {
        requests++;
        return Result.err(failure);
    }
}
