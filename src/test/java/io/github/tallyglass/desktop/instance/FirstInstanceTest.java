package io.github.tallyglass.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.HeldLock;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FirstInstanceTest {

    private static final Request SHOW = new Request(Request.What.SHOW, "");

    @TempDir
    Path temp;

    private Folders folders;
    private Path runtime;
    private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void home() throws IOException {
        folders = Folders.below(temp.resolve("home"));
        folders.create();
        runtime = Files.createDirectory(temp.resolve("run"));
    }

    @Test
    void theSecondIsToldThatItsRequestWasTaken() throws Exception {
        try (var first = first(starts(), asked::add)) {
            assertThat(first).isNotNull();
            var request = Request.of(Request.What.SHOW, Map.of("XDG_ACTIVATION_TOKEN", "wl-7_x")::get);

            var second = starts().claimOrSend(request, _ -> {});

            assertThat(second)
                    .isInstanceOfSatisfying(
                            Result.Ok.class, ok -> assertThat(ok.value()).isInstanceOf(Claim.Second.class));
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(new Request(Request.What.SHOW, "wl-7_x"));
        }
        first(starts(), asked::add).close();
    }

    @Test
    void everyRequestArrivesAsItWasMeant() {
        try (var first = first(starts(), asked::add)) {
            assertThat(first).isNotNull();
            for (var what : Request.What.values()) {
                var request = new Request(what, "");
                assertThat(second().send(request)).isEqualTo(Result.ok(request));
                assertThat(asked.poll()).isEqualTo(request);
            }
        }
    }

    @Test
    void anotherHomeIsAnotherProgram() {
        var other = Folders.below(temp.resolve("other"));
        other.create();
        try (var first = first(starts(), asked::add);
                var beside = first(new FirstInstance(other, environment()), asked::add)) {
            assertThat(first).isNotSameAs(beside);
        }
    }

    @Test
    void aLinkToTheHomeIsTheSameHome() throws Exception {
        var link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("home"));
        try (var first = first(starts(), asked::add)) {
            assertThat(first).isNotNull();
            assertThat(new FirstInstance(Folders.below(link), environment()).claim(_ -> {}))
                    .extracting("value")
                    .isInstanceOf(Claim.Second.class);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such permissions")
    void theSocketIsItsOwnersAloneAlsoInAFolderThatWasOpen() throws Exception {
        var folder = Files.createDirectory(runtime.resolve("tallyglass"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var first = first(starts(), asked::add)) {
            assertThat(first).isNotNull();
            var socket = socket();
            assertThat(socket.getParent()).isEqualTo(folder);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing stays behind").isEmpty();
        }
    }

    @Test
    void withoutARuntimeFolderAndWithAHomeFarDownItIsFoundAllTheSame() throws Exception {
        for (var name : List.of("near", "far-".repeat(40))) {
            var home = Folders.below(temp.resolve(name));
            home.create();
            var starts = new FirstInstance(home, _ -> null);
            try (var first = first(starts, asked::add)) {
                assertThat(first).isNotNull();
                var elsewhere = new FirstInstance(home, environment());
                assertThat(elsewhere.claimOrSend(SHOW, _ -> {})).isInstanceOf(Result.Ok.class);
                assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(SHOW);
            }
        }
    }

    @Test
    void garbageHarmsNothing() throws Exception {
        try (var first = first(starts(), asked::add)) {
            assertThat(first).isNotNull();
            assertThat(reply("GET / HTTP/1.1\r\n\r\n")).isEqualTo("refused\n");
            assertThat(reply("tallyglass-1 format-the-disk\n")).isEqualTo("refused\n");
            assertThat(reply("\n")).isEqualTo("refused\n");
            assertThat(reply("\0\u00ff\n")).isEqualTo("refused\n");
            assertThat(reply("x".repeat(500_000) + "\n")).isEmpty();
            try (var silent = connected()) {
                assertThat(silent.isConnected()).isTrue();
                assertThat(second().send(SHOW))
                        .as("beside one that says nothing")
                        .isEqualTo(Result.ok(SHOW));
            }
            assertThat(asked).containsExactly(SHOW);
        }
    }

    @Test
    void aRequestThatFailsIsNotTaken() {
        try (var first = first(starts(), _ -> {
            throw new IllegalStateException("no window");
        })) {
            assertThat(first).isNotNull();
            assertThat(second().send(SHOW)).isEqualTo(running());
            assertThat(second().send(SHOW)).as("and it still listens").isEqualTo(running());
        }
    }

    @Test
    void aFirstThatHangsIsGivenUp() {
        var hanging = new CountDownLatch(1);
        try (var first = first(starts(), _ -> awaitQuietly(hanging))) {
            assertThat(first).isNotNull();
            var impatient = new FirstInstance(folders, environment(), Duration.ofMillis(100));
            assertThat(impatient.claimOrSend(SHOW, _ -> {})).isEqualTo(running());
            hanging.countDown();
        }
    }

    @Test
    void oneThatHoldsTheHomeAndNeverListensIsGivenUp() throws Exception {
        try (var lock = HeldLock.take(folders.data(), Meeting.LOCK).orElseThrow()) {
            assertThat(lock).isNotNull();
            var impatient = new FirstInstance(folders, environment(), Duration.ofMillis(100));
            assertThat(impatient.claimOrSend(SHOW, _ -> {}))
                    .isEqualTo(Result.err(
                            new Failure.AlreadyRunning(folders.config().toString(), "?")));
        }
    }

    @Test
    void oneThatLeavesIsWaitedForAndFollowed() throws Exception {
        var first = first(starts(), asked::add);
        first.leaving();
        assertThat(second().send(SHOW)).isEqualTo(running());
        var follower = new FutureTask<>(() -> starts().claimOrSend(SHOW, _ -> {}));
        Thread.ofVirtual().start(follower);

        first.close();

        assertThat(follower.get(60, TimeUnit.SECONDS))
                .extracting("value")
                .isInstanceOfSatisfying(Claim.First.class, Claim.First::close);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatAKilledOneLeftIsTakenOver() throws Exception {
        Path left;
        try (var killed = StartedProgram.start(folders, runtime, Request.What.TRAY, Map.of())) {
            assertThat(killed.line()).isEqualTo("first");
            assertThat(second().send(SHOW)).isEqualTo(Result.ok(SHOW));
            assertThat(killed.line()).isEqualTo("asked SHOW ");
            left = socket();
            killed.kill();
        }
        assertThat(left).as("a killed program cannot tidy up").exists();

        try (var next = StartedProgram.start(folders, runtime, Request.What.TRAY, Map.of())) {
            assertThat(next.line()).isEqualTo("first");
            var environment = Map.of("DESKTOP_STARTUP_ID", "id-1");
            try (var second = StartedProgram.start(folders, runtime, Request.What.SHOW, environment)) {
                assertThat(second.line()).isEqualTo("taken");
            }
            assertThat(next.line()).isEqualTo("asked SHOW id-1");
            next.end();
            assertThat(next.line()).isEqualTo("ended");
        }
        assertThat(left).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no such signal")
    void aStoppedProcessIsGivenUp() throws Exception {
        try (var stopped = StartedProgram.start(folders, runtime, Request.What.TRAY, Map.of())) {
            assertThat(stopped.line()).isEqualTo("first");
            stopped.signal("STOP");
            try (var second = StartedProgram.start(folders, runtime, Request.What.SHOW, Map.of())) {
                assertThat(second.line())
                        .isEqualTo("failed already-running [%s, %s]".formatted(folders.config(), stopped.pid()));
            }
            stopped.signal("CONT");
            assertThat(stopped.line()).as("late, but it comes").isEqualTo("asked SHOW ");
        }
    }

    @Test
    void ofEightStartsAtOnceOneIsTheFirst() throws Exception {
        var started = new ArrayList<StartedProgram>();
        try {
            for (int i = 0; i < 8; i++) {
                started.add(StartedProgram.start(folders, runtime, Request.What.SHOW, Map.of()));
            }
            var first = new ArrayList<StartedProgram>();
            for (var each : started) {
                var line = each.line();
                if (line.equals("first")) {
                    first.add(each);
                } else {
                    assertThat(line).isEqualTo("taken");
                }
            }
            assertThat(first).hasSize(1);
            for (int i = 0; i < 7; i++) {
                assertThat(first.getFirst().line()).isEqualTo("asked SHOW ");
            }
        } finally {
            started.forEach(StartedProgram::close);
        }
    }

    private FirstInstance starts() {
        return new FirstInstance(folders, environment(), Duration.ofSeconds(30));
    }

    private Function<String, @Nullable String> environment() {
        return Map.of("XDG_RUNTIME_DIR", runtime.toString())::get;
    }

    private static Claim.First first(FirstInstance starts, Consumer<Request> onRequest) {
        return switch (starts.claim(onRequest)) {
            case Result.Ok<Claim>(Claim.First first) -> first;
            case Result<Claim> other -> throw new AssertionError(other);
        };
    }

    private Claim.Second second() {
        return switch (starts().claim(_ -> {})) {
            case Result.Ok<Claim>(Claim.Second second) -> second;
            case Result<Claim> other -> throw new AssertionError(other);
        };
    }

    private Result<?> running() {
        return Result.err(new Failure.AlreadyRunning(
                folders.config().toString(),
                Long.toString(ProcessHandle.current().pid())));
    }

    private Path socket() throws IOException {
        return Path.of(
                Files.readAllLines(folders.data().resolve("instance.txt")).get(1));
    }

    private SocketChannel connected() throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket()));
        return channel;
    }

    /// What the first says to this; nothing where it only closes.
    private String reply(String text) throws IOException {
        try (var channel = connected()) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            var answer = ByteBuffer.allocate(100);
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                while (channel.read(answer) >= 0 && answer.hasRemaining()) {
                    continue;
                }
            } catch (IOException closed) {
                assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset).*");
            }
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
