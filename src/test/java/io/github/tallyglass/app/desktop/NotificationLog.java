package io.github.tallyglass.app.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// What programs ask the notification daemon to show, read from the bus beside it.
public final class NotificationLog {

    private static final Pattern TEXT = Pattern.compile("^   string \"(.*)\"$");

    private final List<Shown> shown = new CopyOnWriteArrayList<>();

    /// One request; a program shows it whether or not it appears.
    public record Shown(String program, String title, String body) {}

    /// Listens from now on.
    public NotificationLog(PrivateDesktop desktop) throws IOException {
        var monitor = desktop.start(
                "dbus-monitor",
                "--session",
                "type='method_call',interface='org.freedesktop.Notifications',member='Notify'");
        var lines = new BufferedReader(new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8));
        // Its first words are about itself: it listens then.
        lines.readLine();
        Thread.ofVirtual().start(() -> {
            try {
                read(lines);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    public List<Shown> shown() {
        return List.copyOf(shown);
    }

    /// The strings of a call in order: program, icon, title, body. A body may have several lines.
    private void read(BufferedReader lines) throws IOException {
        var strings = new ArrayList<String>();
        var open = new StringBuilder();
        var wanted = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("method call ")) {
                wanted = line.contains("member=Notify");
                strings.clear();
                open.setLength(0);
            } else if (wanted && !open.isEmpty()) {
                open.append('\n').append(line);
                if (line.endsWith("\"")) {
                    add(strings, open.substring(0, open.length() - 1));
                    open.setLength(0);
                }
            } else if (wanted && TEXT.matcher(line).matches()) {
                add(strings, line.substring("   string \"".length(), line.length() - 1));
            } else if (wanted && line.startsWith("   string \"")) {
                open.append(line.substring("   string \"".length()));
            }
        }
    }

    private void add(List<String> strings, String text) {
        strings.add(text);
        if (strings.size() == 4) {
            shown.add(new Shown(strings.get(0), strings.get(2), strings.get(3)));
        }
    }
}
