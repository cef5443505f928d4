package io.github.tallyglass.desktop.autostart;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value of the user's Run key. What the Task Manager switches off stays there and is marked beside it.
final class RunKey implements StartEntries {

    private static final String RUN = "Run";
    private static final String NAME = "Tallyglass";

    /// Twelve bytes for each value of the Run key; the first is odd where it is switched off.
    private static final String APPROVED = "Explorer\\StartupApproved\\Run";

    /// What starts a batch file without keeping its window in the way.
    private static final List<String> MINIMIZED = List.of("cmd.exe", "/d", "/c", "start", "", "/min");

    private final Registry registry;

    RunKey(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String place() {
        return "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\" + NAME;
    }

    @Override
    public Optional<StartEntry> read() throws IOException {
        var line = registry.text(RUN, NAME);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var approved = registry.bytes(APPROVED, NAME);
        var enabled = approved.isEmpty() || approved.get().length == 0 || (approved.get()[0] & 1) == 0;
        var words = WindowsCommandLine.split(line.get());
        var own = words.size() > MINIMIZED.size()
                        && words.subList(0, MINIMIZED.size()).equals(MINIMIZED)
                ? words.subList(MINIMIZED.size(), words.size())
                : words;
        return Optional.of(new StartEntry(own, enabled));
    }

    @Override
    public void write(List<String> words) throws IOException {
        var batch = words.getFirst().toLowerCase(Locale.ROOT).endsWith(".bat");
        var line = WindowsCommandLine.join(words);
        registry.set(RUN, NAME, batch ? WindowsCommandLine.join(MINIMIZED) + " " + line : line);
        registry.delete(APPROVED, NAME);
    }

    @Override
    public void delete() throws IOException {
        registry.delete(RUN, NAME);
        registry.delete(APPROVED, NAME);
    }
}
