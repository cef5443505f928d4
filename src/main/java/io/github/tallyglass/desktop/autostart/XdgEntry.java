package io.github.tallyglass.desktop.autostart;

import io.github.tallyglass.desktop.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `autostart/tallyglass.desktop` in the user's configuration, as the Desktop Application Autostart
/// Specification has it.
final class XdgEntry implements StartEntries {

    private static final String GROUP = "[Desktop Entry]";

    private final Path file;

    XdgEntry(Path file) {
        this.file = file;
    }

    static XdgEntry of(Path user, Function<String, @Nullable String> environment) {
        var named = environment.apply("XDG_CONFIG_HOME");
        // Relative paths in these variables are to be ignored.
        var config = named != null && named.startsWith("/") ? Path.of(named) : user.resolve(".config");
        return new XdgEntry(config.resolve("autostart").resolve("tallyglass.desktop"));
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Optional<StartEntry> read() throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var keys = keys(Files.readString(file, StandardCharsets.UTF_8));
        var enabled = !"true".equals(keys.get("Hidden")) && !"false".equals(keys.get("X-GNOME-Autostart-enabled"));
        return Optional.of(new StartEntry(ExecLine.split(keys.getOrDefault("Exec", "")), enabled));
    }

    @Override
    public void write(List<String> words) throws IOException {
        OwnerFile.write(file, text(words).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String text(List<String> words) {
        return """
                [Desktop Entry]
                Type=Application
                Name=Tallyglass
                Comment=What is left of your AI accounts, until when
                Comment[zh_CN]=AI 账户还剩多少、到什么时候
                Exec=%s
                TryExec=%s
                Icon=tallyglass
                Terminal=false
                StartupNotify=false
                X-GNOME-Autostart-enabled=true
                """.formatted(ExecLine.join(words), ExecLine.value(words.getFirst()));
    }

    /// The keys of the entry's own group; the first of two of a name counts.
    private static Map<String, String> keys(String text) {
        return text.lines()
                .map(String::strip)
                .dropWhile(line -> !line.equals(GROUP))
                .skip(1)
                .takeWhile(line -> !line.startsWith("["))
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (first, _) -> first));
    }
}
