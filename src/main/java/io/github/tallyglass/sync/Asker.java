package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One account's requests of one run: counted, stoppable, waiting out 429, and keeping the server's clock.
final class Asker {

    /// Rows of the last seconds may still be on their way into the log (gateway contract §6.2, step 2).
    static final long FREEZE_SECONDS = 10;

    /// The `Date` header has whole seconds, and a second passes while a reply travels.
    private static final long CLOCK_SLACK_SECONDS = 3;

    /// A clock that is further off is not the server's.
    private static final long MOST_OFFSET_SECONDS = 86_400;

    private static final Duration WAIT_UNSAID = Duration.ofSeconds(180);
    private static final Duration DATABASE_RECOVERS = Duration.ofMinutes(1);
    /// For one request, all its waits together; whoever drives the run may come back later.
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_WAITS = 10;

    private GatewayClient client;
    private final SyncTime time;
    private final Signal signal;
    private final Progress progress;
    private final int mostWaits;
    private int requests;
    private @Nullable Long offsetMillis;

    Asker(GatewayClient client, SyncTime time, Signal signal, Progress progress) {
        this(client, time, signal, progress, MOST_WAITS);
    }

    /// @param mostWaits how often a 429 is waited out in a row
    Asker(GatewayClient client, SyncTime time, Signal signal, Progress progress, int mostWaits) {
        this.mostWaits = mostWaits;
        this.client = client;
        this.time = time;
        this.signal = signal;
        this.progress = progress;
    }

    /// Whom to ask from now on.
    void use(GatewayClient other) {
        client = other;
    }

    /// A probe, which asks by itself; a stop ends it like any question.
    <T> Result<T> probe(Supplier<Result<T>> probe) {
        if (signal.stopped()) {
            return Result.err(new Failure.Cancelled());
        }
        var result = signal.interruptibly(probe);
        return signal.stopped() ? Result.err(new Failure.Cancelled()) : result;
    }

    <T> Result<T> ask(Function<GatewayClient, Result<Reply<T>>> question) {
        return answered(() -> question.apply(client)).map(Reply::value);
    }

    /// Without waiting for a busy host: what it does not give now is asked for at the next reading.
    <T> Result<T> askOnce(Function<GatewayClient, Result<Reply<T>>> question) {
        if (signal.stopped()) {
            return Result.err(new Failure.Cancelled());
        }
        requests++;
        var result = signal.interruptibly(() -> question.apply(client));
        return signal.stopped() ? Result.err(new Failure.Cancelled()) : result.map(Reply::value);
    }

    /// One page of rows. A slice that is not wholly past on the server's own clock is refused as
    /// unstable: the local clock was set while nothing was asked, and the end has to be frozen anew.
    Result<LogPage> logs(Interval slice, int page) {
        return switch (answered(() -> client.logs(slice, page))) {
            case Result.Err<Reply<LogPage>>(Failure failure) -> Result.err(failure);
            case Result.Ok<Reply<LogPage>>(Reply<LogPage> reply) ->
                knowsClock() && slice.to() > frozenEnd() + CLOCK_SLACK_SECONDS
                        ? Result.err(new Failure.Unstable(slice))
                        : Result.ok(reply.value());
        };
    }

    /// The last second that may be asked for now, on the server's clock; on the local one while that is
    /// all there is.
    long frozenEnd() {
        var offset = offsetMillis == null ? 0 : offsetMillis;
        return Math.floorDiv(time.now().toEpochMilli() + offset, 1000L) - FREEZE_SECONDS;
    }

    /// Whether any reply has told the server's time.
    boolean knowsClock() {
        return offsetMillis != null;
    }

    /// Up to which second rows may be taken for complete. A server that does not tell its time has
    /// reached the second of its newest row, and nothing beyond that may be closed (gateway contract
    /// §6.2, step 1); without a row only what is past on any plausible clock.
    Result<Long> freeze() {
        if (knowsClock()) {
            return Result.ok(frozenEnd());
        }
        var local = frozenEnd();
        var around = new Interval(Math.max(0, local - MOST_OFFSET_SECONDS), local + MOST_OFFSET_SECONDS);
        return answered(() -> client.logs(around, 1))
                .map(reply -> knowsClock()
                        ? frozenEnd()
                        : reply.value().rows().stream()
                                .mapToLong(row -> row.event().createdAt())
                                .max()
                                .orElse(around.from()));
    }

    /// Up to which second a list without bounds is settled that was asked for at `askedMillis` on the
    /// local clock. A server that does not tell its time has reached its newest row, whose own second may
    /// still get more.
    long settledBy(long askedMillis, List<LogRow> rows) {
        var offset = offsetMillis;
        if (offset != null) {
            return Math.floorDiv(askedMillis + offset, 1000L) - FREEZE_SECONDS;
        }
        return rows.stream()
                        .mapToLong(row -> row.event().createdAt())
                        .max()
                        .orElse(Math.floorDiv(askedMillis, 1000L) - MOST_OFFSET_SECONDS)
                - 1;
    }

    int requests() {
        return requests;
    }

    /// Waits before asking again after a fault.
    void backOff(Duration length) {
        progress.waiting(() -> time.pause(length, signal));
    }

    private <T> Result<Reply<T>> answered(Supplier<Result<Reply<T>>> call) {
        var doubted = false;
        var waited = Duration.ZERO;
        for (var waits = 0; ; waits++) {
            if (signal.stopped()) {
                return Result.err(new Failure.Cancelled());
            }
            requests++;
            var result = signal.interruptibly(call);
            switch (result) {
                case Result.Ok<Reply<T>>(Reply<T> reply) -> {
                    var told = reply.clockOffsetMillis();
                    offsetMillis = told == null ? offsetMillis : told;
                    return result;
                }
                case Result.Err<Reply<T>>(Failure failure) -> {
                    if (signal.stopped()) {
                        return Result.err(new Failure.Cancelled());
                    }
                    if (failure instanceof Failure.AuthRejected rejected && rejected.unproven() && !doubted) {
                        // A fault of the server's database looks the same (gateway contract §6.2, step 9).
                        doubted = true;
                        backOff(DATABASE_RECOVERS);
                        continue;
                    }
                    if (!(failure instanceof Failure.RateLimited limited)
                            || waits == mostWaits
                            || waited.compareTo(LONGEST_WAIT) >= 0) {
                        return result;
                    }
                    backOff(waitOf(limited));
                    waited = waited.plus(waitOf(limited));
                }
            }
        }
    }

    private static Duration waitOf(Failure.RateLimited limited) {
        var asked = limited.retryAfter();
        if (asked == null) {
            return WAIT_UNSAID;
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
