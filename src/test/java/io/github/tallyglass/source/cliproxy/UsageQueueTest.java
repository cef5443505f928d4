package io.github.tallyglass.source.cliproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.CollectorState.Link;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.Timeouts;
import io.github.tallyglass.source.cliproxy.server.CpaRecord;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.cliproxy.server.CpaTls;
import io.github.tallyglass.source.cliproxy.server.CpaVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageQueueTest {

    private static final Secret KEY = new Secret(CpaServer.KEY);

    private final TestTime clock = new TestTime();
    private final Http http =
            new Http(new HostBudgets(Clock.systemUTC(), Sleeper.REAL, Pace.POLITE), Clock.systemUTC(), "test");
    private final UsageQueue queue = new UsageQueue(http);
    private final MemorySink sink = new MemorySink();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void popsOldestFirstUntilTheQueueIsEmpty() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.preload(0, 1200);
            try (var reader = opened(server, QueueMode.POP)) {
                assertThat(reader.link()).isEqualTo(Link.POP);
                assertThat(reader.fetch(500, sink)).isEqualTo(Result.ok(500));
                assertThat(reader.fetch(500, sink)).isEqualTo(Result.ok(500));
                assertThat(reader.fetch(500, sink)).isEqualTo(Result.ok(200));
                assertThat(reader.fetch(500, sink)).isEqualTo(Result.ok(0));
            }
            assertThat(sink.records()).isEqualTo(samples(0, 1200));
            assertThat(sink.replies).isEqualTo(4);
            assertThat(server.log().resp())
                    .hasSize(1)
                    .first()
                    .satisfies(connection ->
                            assertThat(connection.commands()).containsExactly("AUTH", "LPOP", "LPOP", "LPOP", "LPOP"));
            assertThat(server.failedAttempts()).isZero();
            assertThat(server.log().requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(CpaVersion.class)
    void everyVersionIsReadInItsWayOrSaysWhyNot(CpaVersion version) throws IOException {
        try (var server = new CpaServer(clock, version)) {
            server.preload(0, 3);
            try (var reader = opened(server, QueueMode.POP)) {
                var result = reader.fetch(500, sink);
                switch (version) {
                    case CURRENT, V7_1_16 -> assertThat(reader.link()).isEqualTo(Link.POP);
                    case V7_1_17, TOO_OLD -> assertThat(reader.link()).isEqualTo(Link.HTTP);
                }
                if (version == CpaVersion.TOO_OLD) {
                    assertThat(error(result)).isEqualTo(new Failure.ServerTooOld(host(server), "", "6.10.8"));
                } else {
                    assertThat(result).isEqualTo(Result.ok(3));
                    assertThat(sink.records()).isEqualTo(samples(0, 3));
                }
            }
            assertThat(server.failedAttempts()).isZero();
            onlyExpectedRequests(server);
        }
    }

    @Test
    void anotherNameOfTheQueueIsTriedWhenTheFirstIsRefused() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.onlyChannel("queue");
            server.preload(0, 3);
            try (var reader = opened(server, QueueMode.POP)) {
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(2));
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(1));
            }
            assertThat(sink.records()).isEqualTo(samples(0, 3));
            server.onlyChannel("nothing");
            try (var reader = opened(server, QueueMode.POP)) {
                assertThat(error(reader.fetch(2, sink)))
                        .isEqualTo(new Failure.Refused("ERR unsupported channel 'queue'"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(QueueMode.class)
    void aWrongKeyIsTriedOnceAndNothingElse(QueueMode mode) throws IOException {
        try (var server = new CpaServer(clock)) {
            var result = attempt(server, new Secret("wrong"), mode);

            assertThat(result).isEqualTo(new Failure.WrongManagementKey(host(server)));
            assertThat(server.failedAttempts()).isEqualTo(1);
            assertThat(server.log().connections()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(QueueMode.class)
    void anEmptyKeyIsNotEvenSent(QueueMode mode) throws IOException {
        try (var server = new CpaServer(clock)) {
            assertThat(attempt(server, new Secret(" "), mode)).isEqualTo(new Failure.WrongManagementKey(host(server)));
            assertThat(server.log().connections()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(QueueMode.class)
    void aBanSaysHowLongItLastsAndTheOldConnectionGoesOn(QueueMode mode) throws IOException {
        try (var server = new CpaServer(clock)) {
            server.preload(0, 2);
            try (var before = opened(server, QueueMode.POP)) {
                for (var i = 0; i < 5; i++) {
                    assertThat(attempt(server, new Secret("wrong"), QueueMode.POP))
                            .isInstanceOf(Failure.WrongManagementKey.class);
                }
                clock.forward(Duration.ofSeconds(62));
                assertThat(attempt(server, KEY, mode))
                        .isEqualTo(new Failure.AddressBanned(host(server), Duration.ofSeconds(28 * 60 + 58)));
                server.preload(2, 4);
                assertThat(before.fetch(10, sink)).isEqualTo(Result.ok(2));
                clock.forward(Duration.ofMinutes(29));
                server.preload(4, 5);
                assertThat(attempt(server, KEY, mode)).isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(QueueMode.class)
    void aServerThatTakesOnlyItsOwnMachineSaysSo(QueueMode mode) throws IOException {
        try (var server = new CpaServer(clock)) {
            server.localIsRemote(true);
            assertThat(attempt(server, KEY, mode)).isEqualTo(new Failure.RemoteManagementOff(host(server)));
            server.allowRemote(true);
            assertThat(attempt(server, KEY, mode)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(QueueMode.class)
    void managementThatIsOffIsToldFromAServerThatIsGone(QueueMode mode) throws IOException {
        URI url;
        try (var server = new CpaServer(clock)) {
            url = server.url();
            server.key(null);
            assertThat(attempt(server, KEY, mode)).isEqualTo(new Failure.ManagementOff(host(server)));
            server.key("third-key-3");
            assertThat(attempt(server, new Secret("third-key-3"), mode)).isNull();
        }
        assertThat(attempt(url, KEY, mode)).isEqualTo(new Failure.Unreachable(Http.hostOf(url), "connection refused"));
    }

    @Test
    void homeModeIsNamed() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.homeMode(true);
            assertThat(attempt(server, KEY, QueueMode.POP)).isEqualTo(new Failure.HomeMode(host(server)));
            assertThat(attempt(server, KEY, QueueMode.SHARED)).isEqualTo(new Failure.HomeMode(host(server)));
        }
    }

    @Test
    void statisticsThatAreOffLookLikeAnIdleServer() throws IOException {
        try (var server = new CpaServer(clock);
                var reader = opened(server, QueueMode.POP)) {
            server.statistics(false);
            server.publish(CpaRecord.sample(1));
            assertThat(reader.fetch(10, sink)).isEqualTo(Result.ok(0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void insideTlsItOffersNoApplicationProtocol(boolean trusted) throws IOException {
        try (var server = new CpaServer(clock, CpaVersion.CURRENT, true, 0);
                var trusting = new Http(
                        new HostBudgets(Clock.systemUTC(), Sleeper.REAL, Pace.POLITE),
                        Clock.systemUTC(),
                        "test",
                        Timeouts.DEFAULT,
                        Http.DEFAULT_BODY_LIMIT,
                        CpaTls.shared().trust())) {
            server.preload(0, 5);
            var result = new UsageQueue(trusted ? trusting : http).open(server.url(), KEY, QueueMode.POP);
            if (!trusted) {
                assertThat(error(result))
                        .isEqualTo(new Failure.Unreachable(host(server), "TLS: SSLHandshakeException"));
                assertThat(server.log().resp()).isEmpty();
                return;
            }
            try (var reader = value(result)) {
                assertThat(reader.link()).isEqualTo(Link.POP);
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(2));
            }
            try (var reader = value(new UsageQueue(trusting).open(server.url(), KEY, QueueMode.HTTP))) {
                assertThat(reader.fetch(10, sink)).isEqualTo(Result.ok(3));
            }
            assertThat(sink.records()).isEqualTo(samples(0, 5));
        }
    }

    @Test
    void aPlainAddressOfATlsServerIsNotTakenForAWrongKey() throws IOException {
        try (var server = new CpaServer(clock, CpaVersion.CURRENT, true, 0)) {
            var plain = URI.create(server.url().toString().replace("https", "http"));
            assertThat(attempt(plain, KEY, QueueMode.POP)).isInstanceOf(Failure.Unreachable.class);
            assertThat(attempt(plain, KEY, QueueMode.SHARED)).isEqualTo(new Failure.ManagementOff(host(server)));
        }
    }

    @Test
    void overHttpBodiesGoIntoTheSinkAndWhatIsNoJsonComesAsAString() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.publish("{\"timestamp\":\"2026-08-20T09:14:58Z\",\"fail\":{\"body\":\"]},{[\\\"\"}}");
            server.publish("{broken");
            server.publish("[1,2]");
            try (var reader = opened(server, QueueMode.HTTP)) {
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(2));
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(1));
                assertThat(reader.fetch(2, sink)).isEqualTo(Result.ok(0));
            }
            assertThat(sink.records())
                    .containsExactly(
                            "{\"timestamp\":\"2026-08-20T09:14:58Z\",\"fail\":{\"body\":\"]},{[\\\"\"}}",
                            "\"{broken\"",
                            "[1,2]");
            assertThat(server.log().requests()).allSatisfy(request -> {
                assertThat(request.route()).isEqualTo("GET /v0/management/usage-queue");
                assertThat(request.headers()).doesNotContainKeys("x-forwarded-for", "x-real-ip");
            });
        }
    }

    @Test
    void aRestartEndsTheConnectionAndLosesTheQueue() throws IOException {
        try (var server = new CpaServer(clock)) {
            server.preload(0, 10);
            try (var reader = opened(server, QueueMode.POP)) {
                assertThat(reader.fetch(4, sink)).isEqualTo(Result.ok(4));
                server.restart();
                assertThat(error(reader.fetch(4, sink)))
                        .isEqualTo(new Failure.Unreachable(host(server), "connection closed"));
                assertThat(error(reader.fetch(4, sink))).isInstanceOf(Failure.Unreachable.class);
            }
            server.preload(10, 11);
            try (var reader = opened(server, QueueMode.POP)) {
                assertThat(reader.fetch(4, sink)).isEqualTo(Result.ok(1));
            }
            assertThat(sink.records()).hasSize(5);
            assertThat(sink.parts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = QueueMode.class,
            names = {"POP", "HTTP"})
    void nothingIsAskedForWithoutRoomAndAReplyIsGoneOnWithWhenThereIsSome(QueueMode mode) throws IOException {
        try (var server = new CpaServer(clock)) {
            server.preload(0, 100);
            var small = new MemorySink(1000);
            small.roomsLeft = 0;
            try (var reader = opened(server, mode)) {
                for (var rooms : List.of(0, 3, 0, 5)) {
                    small.roomsLeft = rooms;
                    org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.fetch(100, small))
                            .isInstanceOf(IOException.class)
                            .hasMessage("no room");
                    assertThat(server.popped()).isEqualTo(small.received == 0 ? 0 : 100);
                }
                small.roomsLeft = -1;
                assertThat(reader.fetch(100, small)).isEqualTo(Result.ok(100));
                assertThat(reader.fetch(100, small)).isEqualTo(Result.ok(0));
            }
            assertThat(small.records()).isEqualTo(samples(0, 100));
        }
    }

    @Test
    void closingFromAnotherThreadEndsAFetchAtOnce() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            var opening = CompletableFuture.supplyAsync(() -> queue.open(url, KEY, QueueMode.POP));
            try (var socket = silent.accept()) {
                socket.getOutputStream().write("+OK\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                var reader = value(opening.get());
                var fetching = CompletableFuture.supplyAsync(() -> fetch(reader));
                var asked = socket.getInputStream().readNBytes("*2 $4 AUTH $15 demo-mgmt-key-1".length());
                assertThat(new String(asked, java.nio.charset.StandardCharsets.US_ASCII))
                        .startsWith("*2\r\n$4\r\nAUTH");
                reader.close();
                assertThat(error(fetching.get())).isEqualTo(new Failure.Cancelled());
            }
        }
    }

    @Test
    void anInterruptEndsAFetch() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            var outcome = new CompletableFuture<Result<QueueReader>>();
            var thread = Thread.ofPlatform().start(() -> outcome.complete(queue.open(url, KEY, QueueMode.POP)));
            try (var socket = silent.accept()) {
                assertThat(socket.getInputStream().read()).isEqualTo('*');
                thread.interrupt();
                assertThat(error(outcome.get())).isEqualTo(new Failure.Cancelled());
            }
        }
    }

    private Result<Integer> fetch(QueueReader reader) {
        try {
            return reader.fetch(1, sink);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The first failure of opening and fetching; null where both went well.
    private @org.jspecify.annotations.Nullable Failure attempt(CpaServer server, Secret key, QueueMode mode)
            throws IOException {
        return attempt(server.url(), key, mode);
    }

    private @org.jspecify.annotations.Nullable Failure attempt(URI url, Secret key, QueueMode mode) throws IOException {
        if (mode == QueueMode.SHARED) {
            return switch (queue.subscribe(url, key, new MemorySink(), () -> {})) {
                case Result.Err<Subscription>(Failure failure) -> failure;
                case Result.Ok<Subscription>(Subscription subscription) -> {
                    subscription.close();
                    yield null;
                }
            };
        }
        return switch (queue.open(url, key, mode)) {
            case Result.Err<QueueReader>(Failure failure) -> failure;
            case Result.Ok<QueueReader>(QueueReader reader) -> {
                try (reader) {
                    yield reader.fetch(1, new MemorySink()) instanceof Result.Err<Integer>(Failure failure)
                            ? failure
                            : null;
                }
            }
        };
    }

    private QueueReader opened(CpaServer server, QueueMode mode) {
        return value(queue.open(server.url(), KEY, mode));
    }

    private static void onlyExpectedRequests(CpaServer server) {
        assertThat(server.log().requests())
                .allSatisfy(request -> assertThat(request.route()).isEqualTo("GET /v0/management/usage-queue"));
        assertThat(server.log().resp())
                .allSatisfy(connection -> assertThat(connection.text()).startsWith("*2\r\n$4\r\nAUTH\r\n"));
    }

    private static List<String> samples(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> CpaRecord.sample(i).payload())
                .toList());
    }

    private static String host(CpaServer server) {
        return Http.hostOf(server.url());
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
