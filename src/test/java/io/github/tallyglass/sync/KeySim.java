package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayStatus;
import io.github.tallyglass.source.gateway.KeyAccess;
import io.github.tallyglass.source.gateway.KeyForm;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A gateway that shows a key its newest rows, in the order in which they were written. Time is the test's.
final class KeySim implements GatewayClient, KeyAccess {

    /// A row of the gateway.
    ///
    /// @param at its own second; a node with another clock stamps another than the one it was written in
    /// @param writtenMillis when it came into the log
    record Row(long at, long writtenMillis, String requestId, long quota) {}

    private final SimClock clock;
    private final int most;
    final List<Row> rows = new ArrayList<>();
    KeyForm form = new KeyForm.Newest();
    int lists;

    KeySim(SimClock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    static Account account() {
        return new Account(
                0,
                "key",
                AccountKind.NEW_API,
                "new-api-key",
                URI.create("https://gateway.example"),
                Scope.KEY,
                "",
                QuotaUnit.DEFAULT,
                false);
    }

    /// What the key is shown at this moment.
    List<Row> visible() {
        var written = rows.stream()
                .filter(row -> row.writtenMillis() <= clock.now().toEpochMilli())
                .toList()
                .reversed();
        return written.subList(0, Math.min(most, written.size()));
    }

    @Override
    public Optional<KeyAccess> key() {
        return Optional.of(this);
    }

    @Override
    public KeyForm form() {
        return form;
    }

    @Override
    public Result<Reply<GatewayStatus>> status() {
        return reply(new GatewayStatus("sim", "v1", 1, QuotaUnit.DEFAULT, "USD", false));
    }

    @Override
    public Result<Reply<KeyBalance>> balance() {
        return reply(new KeyBalance("k", 5L, 1));
    }

    @Override
    public Result<Reply<KeyList>> list() {
        lists++;
        var shown = visible();
        return reply(new KeyList(shown.stream().map(KeySim::row).toList(), List.of(), shown.size() >= most));
    }

    @Override
    public Result<Reply<Self>> self() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result<Reply<LogPage>> logs(Interval slice, int page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result<Reply<Long>> stat(Interval slice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result<Reply<List<HourlyUsage>>> hourly(Interval hours) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result<Reply<List<KeyInfo>>> keys() {
        throw new UnsupportedOperationException();
    }

    private <T> Result<Reply<T>> reply(T value) {
        return Result.ok(new Reply<>(value, 0L));
    }

    private static LogRow row(Row row) {
        var event = new UsageEvent(
                row.at(),
                EventType.CONSUME,
                "m",
                new UsageEvent.Origin("k", 7, "default", "alice", 2, 1, "", "", ""),
                row.quota(),
                new Tokens(10, 0, 0, 5, 0),
                new UsageEvent.Timing(1000L, null, false),
                new UsageEvent.Outcome(200, row.requestId(), ""),
                Pricing.NONE,
                false,
                false,
                "",
                "");
        return new LogRow(event, row.at() + row.requestId() + row.quota());
    }
}
