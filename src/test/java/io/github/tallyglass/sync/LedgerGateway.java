package io.github.tallyglass.sync;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A gateway with a ledger of rows that a test writes into and deletes from, and with the quirks of
/// `stat`: gross, consume rows alone, by user name, 0 on broken builds, absent.
final class LedgerGateway extends SimGateway {

    record Entry(long second, EventType type, String user, String model, long quota) {}

    final List<Entry> ledger = new ArrayList<>();
    final List<Interval> statAsked = new ArrayList<>();
    String username = "alice";
    boolean statByName = true;
    boolean statZero;

    /// What `stat` answers instead of a sum.
    @Nullable
    Failure statFailure;

    /// Rows that are counted and never listed.
    Predicate<Entry> hidden = row -> false;

    int selfRequests;

    LedgerGateway(SimClock clock) {
        super(clock);
    }

    void write(long second, long quota) {
        write(second, EventType.CONSUME, quota);
    }

    void write(long second, EventType type, long quota) {
        ledger.add(new Entry(second, type, username, "m" + quota % 3, quota));
    }

    /// What `stat` would say without a defect.
    long gross(Interval span) {
        return ledger.stream()
                .filter(row -> row.type() == EventType.CONSUME && span.contains(row.second()))
                .filter(row -> !statByName || row.user().equals(username))
                .mapToLong(Entry::quota)
                .sum();
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        logRequests++;
        asked.add(slice);
        return reply(() -> {
            var matching = ledger.stream()
                    .filter(row -> slice.contains(row.second()) && !hidden.test(row))
                    .sorted(Comparator.comparingLong(Entry::second).reversed())
                    .toList();
            var rows = matching.stream()
                    .skip((page - 1) * 100L)
                    .limit(100)
                    .map(LedgerGateway::row)
                    .toList();
            return new LogPage(page, 100, matching.size(), rows, List.of());
        });
    }

    @Override
    public Result<Reply<Self>> self() {
        selfRequests++;
        return reply(() -> new Self(1, username, "default", 1, 1_000_000, 0, ledger.size()));
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        statAsked.add(slice);
        var failure = statFailure;
        return failure == null ? reply(() -> statZero ? 0L : gross(slice)) : Result.err(failure);
    }

    private static LogRow row(Entry entry) {
        var event = new UsageEvent(
                entry.second(),
                entry.type(),
                entry.model(),
                new UsageEvent.Origin("key", 1, "default", entry.user(), 1, 0, "", "", ""),
                entry.quota(),
                Tokens.NONE,
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                Pricing.NONE,
                false,
                false,
                "",
                "");
        return new LogRow(event, entry.toString());
    }
}
