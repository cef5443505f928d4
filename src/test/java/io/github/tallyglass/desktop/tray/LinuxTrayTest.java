package io.github.tallyglass.desktop.tray;

import static io.github.tallyglass.desktop.tray.TraySamples.HALF;
import static io.github.tallyglass.desktop.tray.TraySamples.LOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.desktop.bus.NameWatch;
import io.github.tallyglass.desktop.bus.PrivateBus;
import io.github.tallyglass.desktop.bus.SessionBus;
import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real bus of the test's own, with a list of icons that the test keeps.
class LinuxTrayTest {

    private static final String KDE = "org.kde.StatusNotifierItem";
    private static final String FREEDESKTOP = "org.freedesktop.StatusNotifierItem";

    @TempDir
    Path temp;

    private final TraySamples samples = new TraySamples();
    private final BlockingQueue<Boolean> hosted = new LinkedBlockingQueue<>();
    private PrivateBus daemon;
    private SessionBus bus;
    private LinuxTray tray;

    @BeforeEach
    void start() throws Exception {
        daemon = new PrivateBus(temp);
        bus = new SessionBus(daemon::addresses, Duration.ofMillis(10), Duration.ofMillis(50));
        tray = new LinuxTray(bus);
        tray.onHosted(hosted::add);
    }

    @AfterEach
    void stop() {
        tray.close();
        bus.close();
        daemon.close();
    }

    @Test
    void announcesItselfAndIsHosted() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));

            assertThat(watcher.next()).matches("org\\.kde\\.StatusNotifierItem-\\d+-\\d+");
            assertThat(nextHosted()).isTrue();
            assertThat(tray.hosted()).isTrue();
        }
    }

    @Test
    void answersWhatPanelsAsk() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            var properties = watcher.item(watcher.next(), Properties.class);

            assertThat(properties.<String>Get(KDE, "Category")).isEqualTo("ApplicationStatus");
            assertThat(properties.<String>Get(KDE, "Status")).isEqualTo("Active");
            assertThat(properties.<String>Get(FREEDESKTOP, "Title")).isEqualTo("Tallyglass");
            assertThat(properties.<Boolean>Get(KDE, "ItemIsMenu")).isFalse();
            assertThat(properties.<Object>Get(KDE, "Menu").toString()).isEqualTo("/MenuBar");
            assertThat(properties.GetAll(FREEDESKTOP))
                    .containsOnlyKeys(properties.GetAll(KDE).keySet())
                    .containsKeys("IconPixmap", "ToolTip", "Id", "WindowId", "IconName", "IconThemePath");
            assertThat(properties.GetAll("org.example.Other")).isEmpty();
            assertThat(properties.GetAll(KDE))
                    .hasEntrySatisfying(
                            "IconPixmap", icon -> assertThat(icon.getSig()).isEqualTo("a(iiay)"));
            assertThatThrownBy(() -> properties.<Object>Get(KDE, "Nothing")).isInstanceOf(DBusExecutionException.class);
        }
    }

    @Test
    void otherProgramsReadItToo() throws Exception {
        assumeTrue(PrivateBus.onPath("gdbus"), "gdbus is not installed");
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            var name = watcher.next();

            assertThat(daemon.run("gdbus", "introspect", "--session", "--dest", name, "--object-path", ItemObject.PATH))
                    .contains(
                            "interface org.kde.StatusNotifierItem",
                            "interface org.freedesktop.StatusNotifierItem",
                            "readonly a(iiay) IconPixmap = [(16, 16, ",
                            "readonly (sa(iiay)ss) ToolTip = "
                                    + "('', [], 'Tallyglass', 'work_account: 5 h\\nuntil &lt;17:20&gt;')",
                            "readonly o Menu = '/MenuBar'",
                            "NewStatus(s ");
            assertThat(daemon.run("gdbus", "introspect", "--session", "--dest", name, "--object-path", MenuObject.PATH))
                    .contains(
                            "interface com.canonical.dbusmenu",
                            "readonly u Version = 3",
                            "LayoutUpdated(u ",
                            "ItemsPropertiesUpdated(a(ia{sv}) ");
            assertThat(daemon.run(
                            "gdbus",
                            "call",
                            "--session",
                            "--dest",
                            name,
                            "--object-path",
                            MenuObject.PATH,
                            "--method",
                            "com.canonical.dbusmenu.GetLayout",
                            "--",
                            "0",
                            "-1",
                            "['label', 'enabled', 'type']"))
                    .startsWith("(uint32 2, (0, @a{sv} {}, [<(1, {")
                    .contains(
                            "'label': <'What is left'>",
                            "'label': <'work__account'>",
                            "<(3, {'type': <'separator'>}, @av [])>",
                            "'enabled': <false>");
        }
    }

    @Test
    void itsMenuIsAskedInParts() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            var menu = watcher.menu(watcher.next(), DbusMenu.class);

            assertThat(menu.GetLayout(0, -1, List.of()).second.below).hasSize(5);
            assertThat(menu.GetLayout(0, 0, List.of()).second)
                    .satisfies(root -> assertThat(root.below).isEmpty())
                    .satisfies(root -> assertThat(root.properties).containsKey("children-display"));
            assertThat(menu.GetLayout(2, -1, List.of("label")).second)
                    .satisfies(line -> assertThat(line.id).isEqualTo(2))
                    .satisfies(line -> assertThat(line.properties).containsOnlyKeys("label"));
            assertThat(menu.GetGroupProperties(List.of(2, 5), List.of()))
                    .extracting(line -> line.id)
                    .containsExactly(2, 5);
            assertThat(menu.GetGroupProperties(List.of(2), List.of()).getFirst().properties)
                    .containsOnlyKeys("label", "enabled", "icon-data");
            assertThat(menu.GetProperty(2, "label").getValue()).isEqualTo("work__account");
            assertThat(menu.AboutToShow(0)).isFalse();
            assertThat(menu.AboutToShowGroup(List.of(0, 2, 77)).second).containsExactly(77);
            assertThatThrownBy(() -> menu.GetLayout(77, -1, List.of())).isInstanceOf(DBusExecutionException.class);
            assertThatThrownBy(() -> menu.GetProperty(77, "label")).isInstanceOf(DBusExecutionException.class);
        }
    }

    @Test
    void clicksAct() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            var name = watcher.next();
            var menu = watcher.menu(name, DbusMenu.class);

            menu.Event(2, "hovered", new Variant<>(0), new UInt32(0));
            menu.Event(4, "clicked", new Variant<>(0), new UInt32(0));
            menu.Event(2, "clicked", new Variant<>(0), new UInt32(0));
            assertThat(samples.nextClick()).as("refresh is disabled").isEqualTo("a");
            assertThat(menu.EventGroup(List.of(
                            new DbusMenu.Happening(77, "clicked", new Variant<>(0), new UInt32(0)),
                            new DbusMenu.Happening(5, "clicked", new Variant<>(0), new UInt32(0)))))
                    .containsExactly(77);
            assertThat(samples.nextClick()).isEqualTo("quit");
            watcher.item(name, KdeItem.class).Activate(1, 2);
            assertThat(samples.nextClick()).isEqualTo("opened");
            watcher.item(name, KdeItem.class).ContextMenu(1, 2);
            watcher.item(name, KdeItem.class).Scroll(1, "vertical");
            watcher.item(name, FreedesktopItem.class).SecondaryActivate(1, 2);
            assertThat(samples.nextClick()).isEqualTo("opened");
            assertThat(samples.clicked).isEmpty();
        }
    }

    @Test
    void tellsWhatChangedAndNothingElse() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            show(samples.state(HALF));
            watcher.next();
            assertThat(nextHosted()).isTrue();

            show(samples.state(HALF));
            show(samples.state(HALF, List.of("otherwise"), samples.menu(HALF)));
            assertThat(watcher.nextSignal()).isEqualTo("NewToolTip");

            show(samples.state(LOW, List.of("otherwise"), samples.menu(LOW)));
            assertThat(watcher.nextSignal()).isEqualTo("NewIcon");
            assertThat(watcher.nextSignal()).startsWith("ItemsPropertiesUpdated a(ia{sv})a(ias) ");

            show(samples.state(LOW, List.of("otherwise"), samples.menu(LOW).subList(1, 5)));
            assertThat(watcher.nextSignal()).isEqualTo("LayoutUpdated ui 3");
            assertThat(watcher.signals).isEmpty();
        }
    }

    @Test
    void aGaugeThatGoesIsTakenFromItsLine() throws Exception {
        var object = new MenuObject(Runnable::run);
        var lines = new MenuLines();
        object.update(lines.of(List.of(samples.entry("a", "work", HALF))));

        var signals = object.update(lines.of(List.of(samples.entry("a", "work", null))));

        assertThat(signals).hasSize(1);
        var removed = (List<?>) signals.getFirst().getParameters()[1];
        assertThat(((DbusMenu.Removed) removed.getFirst()).names).containsExactly("icon-data");
    }

    @Test
    void anEntryKeepsItsNumberWhateverStandsBeforeIt() {
        var lines = new MenuLines();
        var before = lines.of(List.of(samples.entry("a", "A", HALF), samples.entry("b", "B", HALF)));
        var after = lines.of(List.of(
                samples.entry("new", "New", HALF), samples.entry("b", "B", HALF), samples.entry("a", "A", HALF)));

        assertThat(before).extracting(MenuLine::id).containsExactly(1, 2);
        assertThat(after).extracting(MenuLine::id).containsExactly(3, 2, 1);
    }

    @Test
    void returnsWhenThePanelRestarts() throws Exception {
        String first;
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            first = watcher.next();
            assertThat(nextHosted()).isTrue();
        }
        assertThat(nextHosted()).isFalse();
        try (var watcher = new FakeWatcher(daemon)) {
            assertThat(watcher.next()).isEqualTo(first);
            assertThat(nextHosted()).isTrue();
            tray.show(samples.state(LOW));
            assertThat(watcher.nextSignal()).isEqualTo("NewIcon");
        }
    }

    @Test
    void waitsForAPanelThatStartsLater() throws Exception {
        show(samples.state(HALF));
        assertThat(tray.hosted()).isFalse();

        try (var watcher = new FakeWatcher(daemon)) {
            assertThat(watcher.next()).startsWith(KDE);
            assertThat(nextHosted()).isTrue();
        }
    }

    @Test
    void isAnnouncedUnderTheOtherNameWhereOnlyThatIsThere() throws Exception {
        try (var watcher = new FakeWatcher(daemon, Watcher.FREEDESKTOP)) {
            tray.show(samples.state(HALF));
            assertThat(watcher.next()).startsWith(FREEDESKTOP);
            assertThat(nextHosted()).isTrue();

            tray.show(samples.state(LOW));
            assertThat(watcher.nextSignal()).isEqualTo("freedesktop NewIcon");
        }
    }

    @Test
    void isHostedWhileAPanelShowsIt() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            watcher.host(false);
            tray.show(samples.state(HALF));
            watcher.next();
            assertThat(bus.connection()).isNotNull();
            assertThat(tray.hosted()).isFalse();

            watcher.host(true);
            assertThat(nextHosted()).isTrue();
            watcher.host(false);
            assertThat(nextHosted()).isFalse();
            assertThat(tray.hosted()).isFalse();
        }
    }

    @Test
    void comesToTheNextBusAsWell() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            watcher.next();
            assertThat(nextHosted()).isTrue();
        }
        daemon.stop();
        assertThat(nextHosted()).isFalse();
        daemon.start();

        try (var watcher = new FakeWatcher(daemon)) {
            var name = watcher.next();
            assertThat(nextHosted()).isTrue();
            watcher.item(name, KdeItem.class).Activate(0, 0);
            assertThat(samples.nextClick()).isEqualTo("opened");
        }
    }

    @Test
    void withoutABusNothingIsShownAndNothingFails() {
        try (var nowhere = new SessionBus(List::of, Duration.ofMillis(10), Duration.ofMillis(10));
                var lonely = new LinuxTray(nowhere)) {
            lonely.show(samples.state(new GaugeIcon(null, Level.UNKNOWN, true, true)));
            assertThat(nowhere.connection()).isNotNull();
            assertThat(lonely.hosted()).isFalse();
        }
    }

    @Test
    void itsNameGoesWhenItIsClosed() throws Exception {
        try (var watcher = new FakeWatcher(daemon)) {
            tray.show(samples.state(HALF));
            var owners = new LinkedBlockingQueue<String>();
            NameWatch.on(watcher.connection, watcher.next(), owners::add);
            assertThat(nextHosted()).isTrue();
            tray.close();

            assertThat(owners.poll(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(nextHosted()).isFalse();
        }
    }

    /// Shows it and waits until it is shown.
    private void show(TrayState state) {
        tray.show(state);
        assertThat(bus.connection()).isNotNull();
    }

    private boolean nextHosted() throws InterruptedException {
        var next = hosted.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("told within a time").isNotNull();
        return next;
    }
}
