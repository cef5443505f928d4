package io.github.tallyglass.desktop.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real bus of the test's own.
class SessionBusTest {

    @TempDir
    Path temp;

    @Test
    void isOpenedOnNeedAndSharedByAll() throws Exception {
        try (var daemon = new PrivateBus(temp);
                var bus = bus(daemon.addresses())) {
            var first = new Guest();
            var second = new Guest();
            bus.join(first);
            bus.join(second);
            bus.join(second);

            assertThat(first.next()).startsWith("opened :1.");
            assertThat(second.next()).startsWith("opened :1.");
            assertThat(bus.connection().map(DBusConnection::getUniqueName))
                    .isEqualTo(bus.connection().map(DBusConnection::getUniqueName))
                    .isInstanceOf(Result.Ok.class);
            assertThat(daemon.run(
                            "dbus-send",
                            "--print-reply",
                            "--dest=org.freedesktop.DBus",
                            "/",
                            "org.freedesktop.DBus.ListNames"))
                    .as("one connection beside that of dbus-send")
                    .contains(":1.0", ":1.1")
                    .doesNotContain(":1.2");
        }
    }

    @Test
    void whoLeavesHearsIt() throws Exception {
        try (var daemon = new PrivateBus(temp);
                var bus = bus(daemon.addresses())) {
            var guest = new Guest();
            bus.join(guest);
            guest.next();
            bus.leave(guest);

            assertThat(guest.next()).isEqualTo("lost");
        }
    }

    @Test
    void comesBackWithTheBus() throws Exception {
        try (var daemon = new PrivateBus(temp);
                var bus = bus(daemon.addresses())) {
            var guest = new Guest();
            bus.join(guest);
            assertThat(guest.next()).startsWith("opened");

            daemon.stop();
            assertThat(guest.next()).isEqualTo("lost");
            assertThat(bus.connection()).isInstanceOf(Result.Err.class);

            daemon.start();
            assertThat(guest.next()).startsWith("opened");
            assertThat(bus.connection()).isInstanceOf(Result.Ok.class);
        }
    }

    @Test
    void isFoundWhenItStartsLater() throws Exception {
        try (var daemon = new PrivateBus(temp)) {
            daemon.stop();
            try (var bus = bus(daemon.addresses())) {
                var guest = new Guest();
                bus.join(guest);
                assertThat(bus.connection()).isInstanceOf(Result.Err.class);

                daemon.start();
                assertThat(guest.next()).startsWith("opened");
            }
        }
    }

    @Test
    void withoutABusEveryCallSaysSoInALine() {
        try (var nowhere = bus(List.of());
                var deserted = bus(List.of("unix:path=" + temp.resolve("nobody")))) {
            assertThat(nowhere.connection()).isEqualTo(Result.err(new Failure.NoSessionBus("no address is known")));
            assertThat(deserted.connection())
                    .satisfies(result -> assertThat(
                                    ((Failure.NoSessionBus) ((Result.Err<?>) result).failure()).detail())
                            .isNotBlank()
                            .doesNotContain("\n"));
        }
    }

    @Test
    void aClosedOneOpensNothing() throws Exception {
        try (var daemon = new PrivateBus(temp)) {
            var bus = bus(daemon.addresses());
            var guest = new Guest();
            bus.join(guest);
            guest.next();
            bus.close();

            assertThat(guest.next()).isEqualTo("lost");
            assertThat(bus.connection()).isEqualTo(Result.err(new Failure.NoSessionBus("closed")));
        }
    }

    @Test
    void theSessionSaysWhereElseSystemdsPlaceIsTried() {
        assertThat(BusAddresses.of(Map.of(
                        "DBUS_SESSION_BUS_ADDRESS", "tcp:host=x;unix:path=/a,guid=1", "XDG_RUNTIME_DIR", "/r")::get))
                .containsExactly("unix:path=/a,guid=1");
        assertThat(BusAddresses.of(Map.of("XDG_RUNTIME_DIR", "/run/user/7")::get))
                .containsExactly("unix:path=/run/user/7/bus");
        assertThat(BusAddresses.of(name -> null)).isEmpty();
    }

    @Test
    void pausesGrowToALimitAndStartAnew() {
        var pauses = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(List.of(pauses.next(), pauses.next(), pauses.next(), pauses.next(), pauses.next()))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 5L, 5L);
        pauses.reset();
        assertThat(pauses.next()).isEqualTo(Duration.ofSeconds(1));
    }

    private static SessionBus bus(List<String> addresses) {
        return new SessionBus(() -> addresses, Duration.ofMillis(10), Duration.ofMillis(50));
    }

    private static final class Guest implements BusUser {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void opened(DBusConnection connection) {
            heard.add("opened " + connection.getUniqueName());
        }

        @Override
        public void lost() {
            heard.add("lost");
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
        }
    }
}
