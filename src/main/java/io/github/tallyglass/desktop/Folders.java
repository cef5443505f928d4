package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/// Where everything that the program keeps lies. Below one folder when the user names it (`--home`,
/// `TALLYGLASS_HOME`), else in the folders that the system has for such things.
///
/// ```
/// HOME/settings.json  HOME/secrets.json  HOME/data/usage.db      HOME/data/writer.lock
/// HOME/logs/…         HOME/tmp/… (native libraries)               HOME/demo/… (the same once more)
/// ```
///
/// @param config settings and, after consent, the file of secrets
/// @param data the cache and the writer's lock
/// @param logs log files
/// @param temp what libraries unpack; may be deleted while the program is not running
public record Folders(Path config, Path data, Path logs, Path temp) {

    /// The environment's word for `--home`.
    public static final String VARIABLE = "TALLYGLASS_HOME";

    /// @param home the value of `--home`; null when it was not given
    /// @param environment looks up an environment variable; answers null for one that is not set
    public static Folders locate(@Nullable Path home, Function<String, @Nullable String> environment) {
        var named = named(home, environment);
        return named == null ? ofSystem() : below(named);
    }

    /// The folder that the user names; null where the system's folders are used.
    ///
    /// @param home the value of `--home`; null when it was not given
    /// @param environment looks up an environment variable; answers null for one that is not set
    public static @Nullable Path named(@Nullable Path home, Function<String, @Nullable String> environment) {
        if (home != null) {
            return home;
        }
        var named = environment.apply(VARIABLE);
        return named == null || named.isBlank() ? null : Path.of(named);
    }

    /// All state below one folder.
    public static Folders below(Path home) {
        var root = home.toAbsolutePath().normalize();
        return new Folders(root, root.resolve("data"), root.resolve("logs"), root.resolve("tmp"));
    }

    private static Folders ofSystem() {
        var dirs = AppDirsFactory.getInstance();
        // Linux folders are lower case by custom, those of macOS and Windows carry the product's name.
        var name = FileSystems.getDefault().getSeparator().equals("/") && !isMac() ? "tallyglass" : "Tallyglass";
        return new Folders(
                Path.of(dirs.getUserConfigDir(name, null, null)),
                Path.of(dirs.getUserDataDir(name, null, null)),
                Path.of(dirs.getUserLogDir(name, null, null)),
                Path.of(dirs.getUserCacheDir(name, null, null)).resolve("tmp"));
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }

    /// The demo's own state: nothing of it mixes with real accounts.
    public Folders demo() {
        return below((config.equals(data.getParent()) ? config : data).resolve("demo"));
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    public Path secretsFile() {
        return config.resolve("secrets.json");
    }

    /// Records that were fetched from a queue and are not stored yet; made when it is needed.
    public Path spoolFolder() {
        return data.resolve("spool");
    }

    public Path logFolder() {
        return logs;
    }

    public Path tempFolder() {
        return temp;
    }

    /// Creates what is missing, readable by its owner alone. A folder that is there already keeps its
    /// permissions: it may be one that the user shares on purpose.
    public Result<Folders> create() {
        for (var folder : List.of(config, data, logs, temp)) {
            try {
                Files.createDirectories(folder, ownerOnly(folder));
            } catch (IOException e) {
                return Result.err(new Failure.FileFault(folder.toString(), e.toString()));
            }
        }
        return Result.ok(this);
    }

    /// Makes SQLite, JNA and JavaFX unpack their native code here instead of in the system's temporary
    /// folder (which may forbid running code) and the user's home. Call it before any of them is touched;
    /// what the user has set by `-D` stays.
    public void holdNativeLibraries() {
        for (var property : List.of("org.sqlite.tmpdir", "jna.tmpdir", "javafx.cachedir")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, temp.toString());
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
