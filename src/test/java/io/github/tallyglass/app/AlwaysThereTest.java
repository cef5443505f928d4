package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.app.desktop.NotificationLog;
import io.github.tallyglass.app.desktop.Panel;
import io.github.tallyglass.app.desktop.PrivateDesktop;
import io.github.tallyglass.source.cliproxy.server.CpaManagement;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.quota.VendorReplies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in the tray of a real panel, with a real notification daemon and a real keyring: it is seen,
/// it answers, it warns once.
class AlwaysThereTest {

    private static final String LOGIN = "a@example.com";

    @TempDir
    Path temp;

    private PrivateDesktop desktop;
    private CpaServer proxy;
    private Path home;
    private final AtomicInteger used = new AtomicInteger(50);
    private final AtomicInteger polls = new AtomicInteger();
    private final Instant start = Instant.now();

    @BeforeEach
    void open() throws IOException {
        assumeTrue(PrivateDesktop.missing().isEmpty(), () -> "not installed: " + PrivateDesktop.missing());
        desktop = new PrivateDesktop(temp);
        home = temp.resolve("tallyglass");
        proxy = new CpaServer(Clock.systemUTC());
        proxy.management().upstream = call -> {
            if (!call.path("url").asString("").endsWith("/wham/usage")) {
                return CpaManagement.upstreamReply(404, Map.of(), "{}");
            }
            polls.incrementAndGet();
            return CpaManagement.upstreamReply(
                    200, Map.of("Content-Type", "application/json"), VendorReplies.codex(LOGIN, used.get(), 12, start));
        };
    }

    @AfterEach
    void close() {
        if (desktop != null) {
            desktop.close();
        }
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void warnsOnceAtNinePercentAlsoAfterARestart() throws Exception {
        wholeDesktop();
        var notifications = new NotificationLog(desktop);
        addProxy();
        used.set(91);
        try (var bus = desktop.connect();
                var program = tray()) {
            var panel = new Panel(bus);
            var icon = iconOf(panel, program);
            Until.holds("one notification", () -> notifications.shown().size() == 1);
            var told = notifications.shown().getFirst();
            assertThat(told.program()).isEqualTo("Tallyglass");
            assertThat(told.title()).contains("cpa", "9").contains("%");
            assertThat(told.title() + told.body()).contains(LOGIN).containsPattern("[Rr]esets in 1 h 4\\d min");
            Until.holds(
                    "the menu names what is left",
                    () -> panel.menu(icon).stream()
                            .anyMatch(line ->
                                    line.label().contains("9") && line.label().contains("%")));
            assertThat(panel.properties(icon)).containsKey("ToolTip");
            quit(program);
        }
        try (var bus = desktop.connect();
                var again = tray()) {
            var panel = new Panel(bus);
            var icon = iconOf(panel, again);
            refreshed(panel, icon, again);
            // What comes now proves that nothing came before it.
            used.set(100);
            refreshed(panel, icon, again);
            Until.holds(
                    "that nothing is left is told", () -> notifications.shown().size() >= 2);
            assertThat(notifications.shown()).hasSize(2);
            assertThat(notifications.shown().getLast().title()).doesNotContain("9 %");
            quit(again);
        }
        assertThat(proxy.failedAttempts()).isZero();
    }

    @Test
    void isSeenAgainByAPanelThatIsStartedAgain() throws Exception {
        wholeDesktop();
        try (var bus = desktop.connect();
                var program = tray()) {
            var panel = new Panel(bus);
            iconOf(panel, program);
            desktop.stopPanel();
            Until.holds("no watcher", () -> panel.icons().isEmpty());
            desktop.startPanel();
            var icon = iconOf(panel, program);
            assertThat(panel.menu(icon)).extracting(Panel.Line::label).contains("Quit");
            quit(program);
        }
    }

    @Test
    void aRealClickOnTheMenuActs() throws Exception {
        wholeDesktop();
        try (var bus = desktop.connect();
                var program = tray()) {
            iconOf(new Panel(bus), program);
            // A menu that has just appeared may not take a click yet.
            Until.holds("Quit is clicked", () -> {
                desktop.openTheTrayMenu();
                desktop.clickTheMenusLastLine();
                return program.process().waitFor(2, TimeUnit.SECONDS);
            });
            ended(program);
        }
    }

    @Test
    void goesOnWithoutAPanelAndIsSeenOnceThereIsOne() throws Exception {
        desktop.startScreen().startBus().startKeyring();
        try (var bus = desktop.connect();
                var program = tray()) {
            var panel = new Panel(bus);
            Until.holds("it collects", () -> Files.exists(home.resolve("data/writer.txt")));
            assertThat(panel.icons()).isEmpty();
            assertThat(program.process().isAlive()).isTrue();
            desktop.startPanel();
            var icon = iconOf(panel, program);
            quit(panel, icon, program);
        }
    }

    @Test
    void goesOnWithoutABus() throws Exception {
        desktop.startScreen();
        try (var program = tray()) {
            Until.holds("it collects", () -> Files.exists(home.resolve("data/writer.txt")));
            program.process().destroy();
            assertThat(program.process().waitFor(8, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.exists(home.resolve("data/writer.txt"))).isFalse();
        }
    }

    private void wholeDesktop() throws IOException {
        desktop.startScreen().startBus().startKeyring().startNotifications().startPanel();
    }

    /// With its key in the keyring.
    private void addProxy() throws Exception {
        var environment = new HashMap<>(desktop.environment());
        environment.put("SECRET", CpaServer.KEY);
        var added = Child.run(
                home,
                environment,
                "account",
                "add",
                "--name",
                "cpa",
                "--kind",
                "cliproxy",
                "--url",
                proxy.url().toString(),
                "--secret-env",
                "SECRET",
                "--store",
                "keyring");
        assertThat(added.exit()).as(added.all()).isZero();
        assertThat(home.resolve("secrets.json")).doesNotExist();
    }

    private Child tray() throws IOException {
        return Child.start(home, desktop.environment(), "--tray");
    }

    private Panel.Icon iconOf(Panel panel, Child program) throws Exception {
        Until.holds("the icon is known to the panel", () -> {
            assertThat(program.process().isAlive()).as("it runs").isTrue();
            return panel.icons().size() == 1;
        });
        return panel.icons().getFirst();
    }

    /// By the menu, until the proxy is asked what is left: it is not asked twice in a moment.
    private void refreshed(Panel panel, Panel.Icon icon, Child program) throws Exception {
        var before = polls.get();
        Until.holds("asked again", () -> {
            assertThat(panel.click(icon, "Refresh")).isTrue();
            assertThat(program.process().waitFor(1, TimeUnit.SECONDS)).isFalse();
            return polls.get() > before;
        });
    }

    private void quit(Child program) throws Exception {
        try (DBusConnection bus = desktop.connect()) {
            var panel = new Panel(bus);
            quit(panel, panel.icons().getFirst(), program);
        }
    }

    private static void quit(Panel panel, Panel.Icon icon, Child program) throws Exception {
        assertThat(panel.click(icon, "Quit")).isTrue();
        ended(program);
    }

    private static void ended(Child program) throws Exception {
        assertThat(program.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(program.await().exit()).isZero();
    }
}
