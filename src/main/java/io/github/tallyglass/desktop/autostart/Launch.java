package io.github.tallyglass.desktop.autostart;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How this program is started, so that the system can do it again.
///
/// @param program the launcher or the packaged binary, absolute
/// @param home what `--home` or the environment named; null for the folders of the system
public record Launch(Path program, @Nullable Path home) {

    /// The launchers set it to their own path.
    static final String LAUNCHER = "tallyglass.launcher";

    /// Packages made by `jpackage` set it to their binary.
    private static final String PACKAGED = "jpackage.app-path";

    private static final String NAME = "tallyglass";
    private static final String HOME = "--home";

    /// @param properties looks up a system property; answers null for one that is not set
    /// @param environment looks up an environment variable; answers null for one that is not set
    /// @return empty when it was started in a way that cannot be repeated, as from a folder of classes
    public static Optional<Launch> ofProcess(
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            @Nullable Path home) {
        return path(properties.apply(LAUNCHER))
                .or(() -> path(properties.apply(PACKAGED)))
                .map(program -> outside(program, environment))
                .map(program -> new Launch(
                        program, home == null ? null : home.toAbsolutePath().normalize()));
    }

    /// The words of a start at login.
    List<String> words() {
        var words = new ArrayList<>(List.of(program.toString(), "--tray"));
        if (home != null) {
            words.addAll(List.of(HOME, home.toString()));
        }
        return List.copyOf(words);
    }

    /// Whether these words start this program, wherever it lay then.
    boolean isOurs(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        var first = words.getFirst();
        var name = first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        return first.equals(program.toString()) || name.toLowerCase(Locale.ROOT).startsWith(NAME);
    }

    /// Whether these words, which are ours, start it on the same home.
    boolean isSameHome(List<String> words) {
        var at = words.indexOf(HOME);
        var named = at < 0 || at + 1 >= words.size() ? null : words.get(at + 1);
        return home == null ? named == null : home.toString().equals(named);
    }

    /// A program inside an AppImage lies in a folder that is gone after it has ended: the image is meant.
    private static Path outside(Path program, Function<String, @Nullable String> environment) {
        var image = path(environment.apply("APPIMAGE"));
        var inside = path(environment.apply("APPDIR"));
        return image.isPresent() && inside.isPresent() && program.startsWith(inside.get()) ? image.get() : program;
    }

    private static Optional<Path> path(@Nullable String named) {
        try {
            return Optional.ofNullable(named)
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
