package io.github.tallyglass.desktop.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.bus.PrivateBus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bus of the test's own stands for the system's; the test sends what logind and NetworkManager send.
class LinuxEventsTest {

    private static final Duration PAUSE = Duration.ofMillis(40);

    @TempDir
    Path temp;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Calm calm = new Calm(PAUSE);
    private PrivateBus daemon;
    private DBusConnection services;
    private LinuxEvents events;

    @BeforeEach
    void system() throws Exception {
        daemon = new PrivateBus(temp);
        services = connection();
        services.requestBusName(LoginService.SERVICE);
        services.requestBusName(NetworkService.SERVICE);
        events = new LinuxEvents(() -> Optional.of(daemon.address()), calm, Clock.systemUTC());
        events.listen(() -> heard.add("awake"));
        // One thread does everything: when this has run, the bus is listened to.
        settled();
    }

    @AfterEach
    void end() {
        if (daemon != null) {
            events.close();
            services.disconnect();
            daemon.close();
        }
    }

    @Test
    void wakingUpIsHeardAndFallingAsleepIsNot() throws Exception {
        sleep(true);
        sleep(false);

        assertThat(next()).isEqualTo("awake");
        sleep(true);
        sleep(false);
        assertThat(next()).isEqualTo("awake");
        assertThat(heard).isEmpty();
    }

    @Test
    void theNetworksReturnIsHeardAndItsGoingIsNot() throws Exception {
        network(20);
        network(40);
        network(70);
        assertThat(next()).isEqualTo("awake");

        network(20);
        network(50);
        network(60);
        assertThat(next()).isEqualTo("awake");
        assertThat(heard).isEmpty();
    }

    @Test
    void anotherSendersSignalIsNotHeard() throws Exception {
        var stranger = connection();
        try {
            stranger.sendMessage(new LoginService.PrepareForSleep("/org/freedesktop/login1", false));
            // The bus keeps the order of what it is given: whoever gets an answer has been heard.
            stranger.getRemoteObject("org.freedesktop.DBus", "/", DBus.class).GetId();
            network(70);
            assertThat(next()).isEqualTo("awake");
            settled();
            assertThat(heard).isEmpty();
        } finally {
            stranger.disconnect();
        }
    }

    @Test
    void severalListenersHearOfTheSameEvent() throws Exception {
        events.listen(() -> {
            throw new IllegalStateException("a listener that fails harms no other");
        });
        events.listen(() -> heard.add("second"));
        sleep(false);

        assertThat(next()).isEqualTo("awake");
        assertThat(next()).isEqualTo("second");
    }

    @Test
    void aClosedOneIsSilent() throws Exception {
        events.close();
        sleep(false);
        services.getRemoteObject("org.freedesktop.DBus", "/", DBus.class).GetId();

        assertThat(calm.closed()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void aBusThatGoesAwayOrWasNeverThereLeavesTheClock() throws Exception {
        assertThat(events.byClock()).as("logind tells").isFalse();
        daemon.stop();
        assertThat(watching(events)).as("its bus went away").isTrue();
        daemon.start();

        try (var nowhere = events(Optional.empty());
                var deserted = events(Optional.of("unix:path=" + temp.resolve("nobody")));
                var withoutLogind = events(Optional.of(daemon.address()))) {
            assertThat(watching(nowhere)).isTrue();
            assertThat(watching(deserted)).isTrue();
            assertThat(watching(withoutLogind)).isTrue();
        }
    }

    @Test
    void theBusIsWhereTheEnvironmentSays() {
        assertThat(WakeEvents.address(Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/x")::get))
                .contains("unix:path=/x");
        assertThat(WakeEvents.address(Map.of("DBUS_SYSTEM_BUS_ADDRESS", "tcp:host=x")::get))
                .isEmpty();
    }

    private LinuxEvents events(Optional<String> address) {
        var made = new LinuxEvents(() -> address, new Calm(PAUSE), Clock.systemUTC());
        made.listen(() -> {});
        return made;
    }

    private static boolean watching(LinuxEvents events) {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!events.byClock() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return events.byClock();
    }

    private void settled() throws InterruptedException {
        var done = new CountDownLatch(1);
        calm.run(done::countDown);
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void sleep(boolean before) throws DBusException {
        send(new LoginService.PrepareForSleep("/org/freedesktop/login1", before));
    }

    private void network(int state) throws DBusException {
        send(new NetworkService.StateChanged("/org/freedesktop/NetworkManager", new UInt32(state)));
    }

    private void send(DBusSignal signal) {
        services.sendMessage(signal);
    }

    private String next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    private DBusConnection connection() throws DBusException {
        return DBusConnectionBuilder.forAddress(daemon.address())
                .withShared(false)
                .build();
    }
}
