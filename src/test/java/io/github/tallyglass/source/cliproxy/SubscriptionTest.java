package io.github.tallyglass.source.cliproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.cliproxy.server.CpaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final Secret KEY = new Secret(CpaServer.KEY);

    private final TestTime clock = new TestTime();
    private final Http http =
            new Http(new HostBudgets(Clock.systemUTC(), Sleeper.REAL, Pace.POLITE), Clock.systemUTC(), "test");
    private final UsageQueue queue = new UsageQueue(http);
    private final MemorySink sink = new MemorySink();
    private final AtomicInteger refreshed = new AtomicInteger();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void whatIsPushedComesHereAndWhatWasQueuedIsDrainedBesideIt() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.preload(0, 3);
            try (var subscription = subscribed(server)) {
                assertThat(server.subscribers()).isEqualTo(1);
                server.publish(CpaRecord.sample(3));
                server.refresh();
                server.publish(CpaRecord.sample(4));
                assertThat(received(subscription, 2)).isEqualTo(2);

                var drained = new MemorySink();
                try (var reader = value(queue.open(server.url(), KEY, QueueMode.SHARED))) {
                    assertThat(reader.fetch(100, drained)).isEqualTo(Result.ok(3));
                    assertThat(reader.fetch(100, drained)).isEqualTo(Result.ok(0));
                }
                assertThat(drained.records()).isEqualTo(samples(0, 3));
            }
            assertThat(sink.records())
                    .containsExactly(
                            "{\"support_refresh\":true}",
                            CpaRecord.sample(3).payload(),
                            "{\"refresh\":true}",
                            CpaRecord.sample(4).payload());
            assertThat(refreshed).hasValue(1);
            assertThat(server.log().resp().getFirst().commands()).containsExactly("AUTH", "SUBSCRIBE");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 65_536})
    void messagesOfAnySizeComeWholeThroughRoomsOfAnySize(int piece) throws IOException {
        var small = new MemorySink(piece);
        var records = List.of(
                CpaRecord.sample(1).payload(),
                "{\"timestamp\":\"\"}",
                "",
                "no JSON",
                "{\"x\":\"" + "y".repeat(5000) + "\"}");
        try (var server = new CpaServer(clock, CpaVersion.V7_1_16);
                var subscription = value(queue.subscribe(server.url(), KEY, small, refreshed::incrementAndGet))) {
            records.forEach(server::publish);
            server.publish(CpaRecord.sample(2));
            var seen = 0;
            while (small.records().size() < records.size() + 1) {
                seen += value(subscription.receive());
            }
            // Short texts without a time are taken for control messages when they are counted, never when
            // they are kept.
            assertThat(seen).isEqualTo(records.size());
        }
        assertThat(small.records().subList(0, records.size())).isEqualTo(records);
    }

    @Test
    void severalSubscribersEachGetEveryRecord() throws IOException {
        var other = new MemorySink();
        try (var server = new CpaServer(clock);
                var first = subscribed(server);
                var second = value(queue.subscribe(server.url(), KEY, other, () -> {}))) {
            for (var i = 0; i < 50; i++) {
                server.publish(CpaRecord.sample(i));
            }
            assertThat(received(first, 50)).isEqualTo(50);
            assertThat(received(second, 50)).isEqualTo(50);
            assertThat(server.queued()).isZero();
        }
        assertThat(other.records()).isEqualTo(sink.records()).hasSize(51);
    }

    @Test
    void anOldServerThatPushesNothingSaysSo() throws IOException {
        try (var server = new CpaServer(clock, CpaVersion.V7_1_17)) {
            assertThat(error(queue.subscribe(server.url(), KEY, sink, () -> {})))
                    .isEqualTo(new Failure.NoSubscription(Http.hostOf(server.url())));
        }
        try (var server = new CpaServer(clock, CpaVersion.TOO_OLD)) {
            assertThat(error(queue.subscribe(server.url(), KEY, sink, () -> {})))
                    .isEqualTo(new Failure.NoSubscription(Http.hostOf(server.url())));
        }
    }

    /// Nothing is read, so that the sockets' buffers fill, then the server's: one record is lost, what was
    /// buffered comes before the end, and all later ones are queued again.
    @Test
    void aSubscriberThatFallsBehindIsDroppedAndFindsTheRestInTheQueue() throws IOException {
        try (var server = new CpaServer(clock)) {
            var made = 0;
            try (var subscription = subscribed(server)) {
                var body = "{\"timestamp\":\"" + "z".repeat(100_000) + "\",\"request_id\":\"00000000\"}";
                var large = CpaRecord.of(body);
                while (server.dropped() == 0) {
                    server.publish(large.numbered(made++));
                }
                for (var i = 0; i < 10; i++) {
                    server.publish(large.numbered(made++));
                }
                assertThat(error(last(subscription)))
                        .isEqualTo(new Failure.Unreachable(Http.hostOf(server.url()), "connection closed"));
            }
            var drained = new MemorySink();
            try (var reader = value(queue.open(server.url(), KEY, QueueMode.SHARED))) {
                assertThat(reader.fetch(1000, drained)).isEqualTo(Result.ok(10));
            }
            var pushed = sink.records().size() - 1;
            assertThat(pushed).isGreaterThanOrEqualTo(255).isEqualTo(made - 11);
            assertThat(server.dropped()).isEqualTo(1);
        }
    }

    @Test
    void aRestartIsSeenAndClosingEndsAWait() throws Exception {
        try (var server = new CpaServer(clock)) {
            try (var subscription = subscribed(server)) {
                server.restart();
                assertThat(error(last(subscription)))
                        .isEqualTo(new Failure.Unreachable(Http.hostOf(server.url()), "connection closed"));
            }
            try (var subscription = subscribed(server)) {
                var waiting = CompletableFuture.supplyAsync(() -> last(subscription));
                subscription.close();
                assertThat(error(waiting.get())).isEqualTo(new Failure.Cancelled());
            }
        }
    }

    @Test
    void aSinkWithoutRoomStopsReadingAndLosesNothing() throws IOException {
        var small = new MemorySink(500);
        try (var server = new CpaServer(clock);
                var subscription = value(queue.subscribe(server.url(), KEY, small, () -> {}))) {
            server.publish(CpaRecord.sample(1));
            server.publish(CpaRecord.sample(2));
            small.roomsLeft = 1;
            assertThatThrownBy(() -> received(subscription, 2)).hasMessage("no room");
            small.roomsLeft = -1;
            while (small.records().size() < 3) {
                assertThat(subscription.receive()).isInstanceOf(Result.Ok.class);
            }
            assertThat(small.records().subList(1, 3)).isEqualTo(samples(1, 3));
        }
    }

    private Subscription subscribed(CpaServer server) throws IOException {
        return value(queue.subscribe(server.url(), KEY, sink, refreshed::incrementAndGet));
    }

    /// Receives until this many records have come.
    private static int received(Subscription subscription, int records) throws IOException {
        var n = 0;
        while (n < records) {
            n += value(subscription.receive());
        }
        return n;
    }

    /// Receives until it ends.
    private static Result<Integer> last(Subscription subscription) {
        try {
            var result = subscription.receive();
            while (result instanceof Result.Ok) {
                result = subscription.receive();
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> samples(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> CpaRecord.sample(i).payload())
                .toList();
    }

    private static <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(Failure failure) -> throw new AssertionError(failure.toString());
        };
    }

    private static Failure error(Result<?> result) {
        return switch (result) {
            case Result.Err<?>(Failure failure) -> failure;
            case Result.Ok<?>(var value) -> throw new AssertionError("went well: " + value);
        };
    }
}
