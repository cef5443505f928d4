package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Secret Service, on a session bus and in a home of its own: nobody's keyring is touched.
class SystemKeyringTest {

    /// Starts an unlocked keyring on the private bus, then runs the rest of the line.
    private static final String UNLOCKED =
            "printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"";

    private static final String BARE = "exec \"$@\"";

    @TempDir
    Path temp;

    @Test
    void savesReadsReplacesAndForgetsInTheSecretService() throws Exception {
        assumeTrue(onPath("dbus-run-session"), "dbus-run-session is not installed");
        assumeTrue(onPath("gnome-keyring-daemon"), "gnome-keyring is not installed");

        assertThat(run(UNLOCKED)).isEqualTo("""
                trouble Optional.empty
                before SecretMissing
                saved Ok
                read true
                replaced true
                forgotten Ok
                after SecretMissing
                """);
        try (var files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("encrypted, whatever the daemon left")
                    .noneMatch(SystemKeyringTest::holdsSecret);
        }
    }

    @Test
    void aSessionWithoutAKeyringIsTold() throws Exception {
        assumeTrue(onPath("dbus-run-session"), "dbus-run-session is not installed");
        // The bus must not start a keyring by itself: it is given an empty list of services.
        var config = Files.writeString(temp.resolve("bus.conf"), """
                <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
                <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
                </policy></busconfig>""");

        assertThat(run(BARE, "--config-file=" + config)).startsWith("trouble Optional[NoKeyring");
    }

    private String run(String script, String... busOptions) throws Exception {
        var command = new ArrayList<>(List.of("dbus-run-session"));
        command.addAll(List.of(busOptions));
        command.addAll(List.of(
                "--",
                "sh",
                "-c",
                script,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Steps.class.getName(),
                temp.toString()));
        var builder =
                new ProcessBuilder(command).redirectError(temp.resolve("errors").toFile());
        var environment = builder.environment();
        environment.put("HOME", Files.createDirectories(temp.resolve("home")).toString());
        environment.put("XDG_DATA_HOME", temp.resolve("home/data").toString());
        environment.put("XDG_RUNTIME_DIR", runtimeFolder().toString());
        environment.remove("DISPLAY");
        environment.remove("WAYLAND_DISPLAY");
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        var process = builder.start();
        try (var out = process.getInputStream()) {
            process.getOutputStream().close();
            var words = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return words;
        } finally {
            process.destroyForcibly();
        }
    }

    private Path runtimeFolder() throws IOException {
        return Files.createDirectories(
                temp.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static boolean holdsSecret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("invented-token");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean onPath(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// Runs inside the private session.
    static final class Steps {

        private Steps() {}

        public static void main(String[] args) {
            var out = new java.io.PrintStream(
                    new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
            var secrets = new KeyringSecrets(Path.of(args[0]));
            var work = Samples.account(7, "work");
            out.println("trouble " + secrets.trouble());
            if (secrets.trouble().isEmpty()) {
                out.println("before " + word(secrets.read(work)));
                out.println("saved " + word(secrets.save(work, new Secret("invented-token-1"))));
                out.println("read " + reads(secrets, work, "invented-token-1"));
                secrets.save(work, new Secret("invented-token-2"));
                out.println("replaced " + reads(secrets, work, "invented-token-2"));
                out.println("forgotten " + word(secrets.forget(work)));
                out.println("after " + word(secrets.read(work)));
            }
            Runtime.getRuntime().halt(0);
        }

        private static boolean reads(Secrets secrets, Account account, String expected) {
            return secrets.read(account).equals(Result.ok(new Secret(expected)));
        }

        private static String word(Result<?> result) {
            return switch (result) {
                case Result.Ok<?> ok -> "Ok";
                case Result.Err<?> err -> err.failure().getClass().getSimpleName();
            };
        }
    }
}
