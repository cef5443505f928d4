package io.github.tallyglass.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.bus.PrivateBus;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real bus of the test's own.
class BusNotifierTest {

    @TempDir
    Path temp;

    private PrivateBus daemon;
    private SessionBus bus;
    private BusNotifier notifier;
    private final BlockingQueue<String> clicked = new LinkedBlockingQueue<>();

    @BeforeEach
    void session() throws Exception {
        daemon = new PrivateBus(temp);
        bus = bus();
        notifier = new BusNotifier(bus, new ProgramIcon(temp.resolve("icons")));
    }

    @AfterEach
    void end() {
        if (daemon != null) {
            notifier.close();
            bus.close();
            daemon.close();
        }
    }

    @Test
    void showsWhatItIsGivenWithMarkupEscaped() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("body", "body-markup", "actions"))) {
            var notice = notice("5 h < 10 %", "work & <b>co</b>\n还剩 9%", true, "Pause", "Mute");
            assertThat(notifier.trouble()).isEmpty();

            assertThat(notifier.show(notice)).isEqualTo(Result.ok(notice));

            var asked = service.next();
            assertThat(asked.program()).isEqualTo("Tallyglass");
            assertThat(asked.summary()).isEqualTo("5 h < 10 %");
            assertThat(asked.body()).isEqualTo("work &amp; &lt;b&gt;co&lt;/b&gt;\n还剩 9%");
            assertThat(asked.actions()).containsExactly("default", "Tallyglass", "0", "Pause", "1", "Mute");
            assertThat(asked.timeout()).isZero();
            assertThat(asked.hint("urgency")).isEqualTo((byte) 2);
            assertThat(asked.hint("desktop-entry")).isEqualTo("tallyglass");
            assertThat(Files.readAllBytes(Path.of(URI.create(asked.icon())))).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void aServiceThatKnowsNeitherMarkupNorButtonsGetsPlainText() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("body"))) {
            notifier.show(notice("a", "1 < 2 & <b>", false, "Pause"));

            var asked = service.next();
            assertThat(asked.body()).isEqualTo("1 < 2 & <b>");
            assertThat(asked.actions()).isEmpty();
            assertThat(asked.timeout()).isEqualTo(-1);
            assertThat(asked.hint("urgency")).isEqualTo((byte) 1);
        }
    }

    /// Services that show the click as a button would show two that do the same.
    @Test
    void theClickBearsTheWordsOfTheButtonThatDoesTheSame() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            Runnable open = () -> clicked.add("opened");
            notifier.show(new Notice(
                    "one",
                    "",
                    false,
                    open,
                    List.of(new Notice.Action("Open", open), new Notice.Action("Mute", () -> clicked.add("muted")))));
            var asked = service.next();
            assertThat(asked.actions()).containsExactly("default", "Open", "1", "Mute");

            service.click(asked.id(), "1");
            service.click(asked.id(), "default");

            assertThat(next()).isEqualTo("muted");
            assertThat(next()).isEqualTo("opened");
        }
    }

    @Test
    void clicksReachTheirNoticeAndNoOther() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            notifier.show(notice("one", "", false, "A", "B"));
            notifier.show(notice("two", "", false, "A"));
            var one = service.next().id();
            var two = service.next().id();

            service.click(99, "default");
            service.click(two, "7");
            service.click(two, "0");
            service.click(one, "1");
            service.click(one, "default");

            assertThat(next()).isEqualTo("two 0");
            assertThat(next()).isEqualTo("one 1");
            assertThat(next()).isEqualTo("one opened");
            assertThat(clicked).isEmpty();
        }
    }

    @Test
    void whatIsClosedIsForgotten() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            notifier.show(notice("one", "", false));
            notifier.show(notice("two", "", false));
            var one = service.next().id();
            var two = service.next().id();

            service.tellClosed(one);
            service.click(one, "default");
            service.click(two, "default");

            assertThat(next()).isEqualTo("two opened");
            assertThat(clicked).isEmpty();
        }
    }

    @Test
    void aNewServiceMayCountAnewAndBeAbleToDoOtherThings() throws Exception {
        try (var old = new FakeService(daemon.address(), List.of("actions"))) {
            notifier.show(notice("old", "", false));
            assertThat(old.next().id()).isEqualTo(1);
        }
        try (var service = new FakeService(daemon.address(), List.of("actions", "body-markup"))) {
            // Another program's notification has the number that ours had.
            service.click(1, "default");
            service.Notify("other", new UInt32(0), "", "", "", List.of(), Map.of(), 0);
            service.next();
            notifier.show(notice("new", "<", false));
            var asked = service.next();
            service.click(asked.id(), "default");

            assertThat(asked.body()).isEqualTo("&lt;");
            assertThat(next()).isEqualTo("new opened");
            assertThat(clicked).isEmpty();
        }
    }

    @Test
    void withoutAServiceItIsSaidAndTheNextOneIsUsed() throws Exception {
        var none = new Failure.NoNotifications("no-notification-service");
        assertThat(notifier.show(notice("one", "", false))).isEqualTo(Result.err(none));
        assertThat(notifier.trouble()).contains(none);

        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            assertThat(notifier.show(notice("two", "", false))).isInstanceOf(Result.Ok.class);
            assertThat(service.next().summary()).isEqualTo("two");
        }
    }

    @Test
    void aServiceIsStartedByTheFirstNotificationAndItsClickIsHeard() throws Exception {
        var services = Files.createDirectories(temp.resolve("services"));
        Files.writeString(services.resolve("n.service"), """
                [D-BUS Service]
                Name=org.freedesktop.Notifications
                Exec=%s -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp %s %s %s
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        FakeService.class.getName(),
                        daemon.address()));
        var config = temp.resolve("bus.conf");
        daemon.stop();
        Files.writeString(
                config,
                Files.readString(config).replace("<policy", "<servicedir>" + services + "</servicedir><policy"));
        daemon.start();

        assertThat(notifier.trouble()).as("it would start").isEmpty();
        assertThat(notifier.show(notice("first", "", false))).isInstanceOf(Result.Ok.class);

        assertThat(next()).isEqualTo("first opened");
    }

    @Test
    void theBusMayGoAndComeBack() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            notifier.show(notice("before", "", false));
            service.next();
        }
        daemon.stop();
        assertThat(notifier.show(notice("meanwhile", "", false))).isInstanceOf(Result.Err.class);
        assertThat(notifier.trouble()).containsInstanceOf(Failure.NoSessionBus.class);

        daemon.start();
        try (var service = new FakeService(daemon.address(), List.of("actions"))) {
            assertThat(notifier.show(notice("after", "", false))).isInstanceOf(Result.Ok.class);
            service.click(service.next().id(), "default");
            assertThat(next()).isEqualTo("after opened");
        }
    }

    @Test
    void twoProcessesDoNotHearEachOther() throws Exception {
        try (var service = new FakeService(daemon.address(), List.of("actions"));
                var otherBus = bus();
                var other = new BusNotifier(otherBus, new ProgramIcon(temp.resolve("icons")))) {
            notifier.show(notice("mine", "", false));
            other.show(notice("other", "", false));
            var mine = service.next().id();
            var others = service.next().id();

            service.click(others, "default");
            assertThat(next()).isEqualTo("other opened");
            service.click(mine, "default");
            assertThat(next()).isEqualTo("mine opened");
            assertThat(clicked).isEmpty();
        }
    }

    private SessionBus bus() {
        return new SessionBus(daemon::addresses, Duration.ofMillis(20), Duration.ofMillis(200));
    }

    private String next() throws InterruptedException {
        return clicked.poll(60, TimeUnit.SECONDS);
    }

    private Notice notice(String title, String body, boolean urgent, String... buttons) {
        var actions = new ArrayList<Notice.Action>();
        for (int i = 0; i < buttons.length; i++) {
            var word = title + " " + i;
            actions.add(new Notice.Action(buttons[i], () -> clicked.add(word)));
        }
        return new Notice(title, body, urgent, () -> clicked.add(title + " opened"), actions);
    }
}
