package io.github.tallyglass.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/// X server, session bus and the programs of a small desktop, in folders of their own. Each part is started
/// and stopped by itself, so that a test can take the panel away.
public final class PrivateDesktop implements AutoCloseable {

    private static final List<Path> NOTIFICATION_DAEMONS = Stream.of("x86_64", "aarch64")
            .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/xfce4/notifyd/xfce4-notifyd"))
            .toList();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<Process> running = new ArrayDeque<>();
    private String size = "1000x700";
    private @Nullable Process panel;

    /// @param folder of this desktop: home, runtime folder, outputs
    public PrivateDesktop(Path folder) throws IOException {
        this.folder = folder;
        var home = Files.createDirectories(folder.resolve("home"));
        var runtime = Files.createDirectories(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        environment.put("XDG_DATA_HOME", home.resolve(".local/share").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        environment.put("XDG_STATE_HOME", home.resolve(".local/state").toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        environment.put("XDG_SESSION_TYPE", "x11");
        environment.put("XDG_CURRENT_DESKTOP", "XFCE");
        environment.put("GTK_A11Y", "none");
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("LC_ALL", "C.UTF-8");
        // Nothing here reaches the machine's own services.
        environment.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + runtime.resolve("no-system-bus"));
    }

    /// What a whole desktop needs and this machine lacks.
    public static List<String> missing() {
        var missing = new ArrayList<String>();
        for (var program : List.of("Xvfb", "dbus-daemon", "dbus-monitor", "xfce4-panel", "xdotool")) {
            if (!onPath(program)) {
                missing.add(program);
            }
        }
        if (NOTIFICATION_DAEMONS.stream().noneMatch(Files::isExecutable)) {
            missing.add("xfce4-notifyd");
        }
        if (!onPath("gnome-keyring-daemon")) {
            missing.add("gnome-keyring");
        }
        return missing;
    }

    /// Width and height of the screen, before it is started.
    public PrivateDesktop withScreen(String widthByHeight) {
        size = widthByHeight;
        return this;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Path folder() {
        return folder;
    }

    // Parts

    public PrivateDesktop startScreen() throws IOException {
        var server = start("Xvfb", "-displayfd", "1", "-screen", "0", size + "x24", "-nolisten", "tcp");
        environment.put("DISPLAY", ":" + firstLine(server));
        return this;
    }

    public PrivateDesktop startBus() throws IOException {
        var bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1");
        environment.put("DBUS_SESSION_BUS_ADDRESS", firstLine(bus));
        return this;
    }

    /// Unlocked, with an empty collection.
    public PrivateDesktop startKeyring() throws IOException {
        var keyring = start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets");
        try (var password = keyring.getOutputStream()) {
            password.write("pw\n".getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    public PrivateDesktop startNotifications() throws IOException {
        var daemon = NOTIFICATION_DAEMONS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        start(daemon.toString());
        return this;
    }

    /// A panel at the lower edge whose tray is the leftmost thing in it.
    public PrivateDesktop startPanel() throws IOException {
        var channel = Files.createDirectories(Path.of(
                Objects.requireNonNull(environment.get("XDG_CONFIG_HOME")), "xfce4/xfconf/xfce-perchannel-xml"));
        Files.writeString(channel.resolve("xfce4-panel.xml"), PANEL);
        panel = start("xfce4-panel", "--disable-wm-check");
        return this;
    }

    /// As if it had crashed.
    public void stopPanel() throws InterruptedException {
        Objects.requireNonNull(panel, "not started").destroyForcibly().waitFor();
    }

    /// A right click on the tray's first icon, which opens its menu once the panel has drawn it. One that is
    /// open is closed first, so that what appears is the menu.
    public void openTheTrayMenu() throws IOException, InterruptedException {
        var height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        for (var attempt = 0; attempt < 20; attempt++) {
            tool("xdotool", "key", "Escape");
            var before = windows();
            tool("xdotool", "mousemove", "16", String.valueOf(height - 16), "click", "3");
            for (var look = 0; look < 20; look++) {
                if (windows() > before) {
                    return;
                }
            }
        }
        throw new AssertionError("no menu opens");
    }

    private long windows() throws IOException, InterruptedException {
        return tool("xdotool", "search", "--onlyvisible", "--name", ".*")
                .lines()
                .count();
    }

    /// For pictures alone: nobody tells when a menu has been drawn.
    public void waitForDrawing() throws InterruptedException {
        new java.util.concurrent.CountDownLatch(1).await(1_500, TimeUnit.MILLISECONDS);
    }

    /// A click on the last line of the menu that is open above the panel.
    public void clickTheMenusLastLine() throws IOException, InterruptedException {
        var height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        tool("xdotool", "mousemove", "60", String.valueOf(height - 48), "click", "1");
    }

    /// Runs a tool of the desktop to its end.
    ///
    /// @return what it printed
    public String tool(String... words) throws IOException, InterruptedException {
        var process = builder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
        return said;
    }

    /// A connection of the test's own.
    public DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(Objects.requireNonNull(environment.get("DBUS_SESSION_BUS_ADDRESS")))
                .withShared(false)
                .build();
    }

    /// Starts a program in this desktop; it ends with it.
    public Process start(String... words) throws IOException {
        var name = Path.of(words[0]).getFileName().toString();
        var process = builder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".txt").toFile()))
                .start();
        running.push(process);
        return process;
    }

    private ProcessBuilder builder(String... words) {
        var builder = new ProcessBuilder(words);
        var all = builder.environment();
        all.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "TALLYGLASS_HOME"));
        all.putAll(environment);
        return builder;
    }

    /// The rest of what it prints goes nowhere, so that it never waits for a reader.
    private static String firstLine(Process process) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        assertThat(line).as("it has started").isNotNull();
        Thread.ofVirtual().start(() -> {
            try {
                out.transferTo(java.io.Writer.nullWriter());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        return line.strip();
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// What was started last ends first; the bus takes what it started with it.
    @Override
    public void close() {
        while (!running.isEmpty()) {
            var process = running.pop();
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }

    private static final String PANEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <channel name="xfce4-panel" version="1.0">
              <property name="configver" type="int" value="2"/>
              <property name="panels" type="array">
                <value type="int" value="1"/>
                <property name="panel-1" type="empty">
                  <property name="position" type="string" value="p=8;x=0;y=0"/>
                  <property name="position-locked" type="bool" value="true"/>
                  <property name="length" type="uint" value="100"/>
                  <property name="size" type="uint" value="32"/>
                  <property name="plugin-ids" type="array">
                    <value type="int" value="1"/>
                    <value type="int" value="2"/>
                    <value type="int" value="3"/>
                  </property>
                </property>
              </property>
              <property name="plugins" type="empty">
                <property name="plugin-1" type="string" value="systray">
                  <property name="square-icons" type="bool" value="true"/>
                </property>
                <property name="plugin-2" type="string" value="separator">
                  <property name="expand" type="bool" value="true"/>
                  <property name="style" type="uint" value="0"/>
                </property>
                <property name="plugin-3" type="string" value="clock"/>
              </property>
            </channel>
            """;
}
