package io.github.tallyglass.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutostartsTest {

    @Test
    void aProgramThatCannotBeNamedCannotBeStarted() {
        var launch = Launch.ofProcess(Map.of("java.class.path", "target/classes")::get, _ -> null, null);

        var autostart = Autostarts.of("Linux", launch, _ -> null);

        assertThat(launch).isEmpty();
        assertThat(autostart.possible()).isFalse();
        assertThat(autostart.on()).isEqualTo(Result.ok(false));
        assertThat(autostart.set(true)).isEqualTo(Result.err(new Failure.NoLoginStart("no-launcher")));
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
    }

    @Test
    void thePackagedBinaryAndTheLauncherAreFound() {
        assertThat(launch(Map.of("jpackage.app-path", "/opt/tallyglass/bin/tallyglass"), Map.of()))
                .contains(new Launch(Path.of("/opt/tallyglass/bin/tallyglass"), null));
        assertThat(launch(Map.of(Launch.LAUNCHER, "/usr/bin/tallyglass"), Map.of()))
                .contains(new Launch(Path.of("/usr/bin/tallyglass"), null));
        assertThat(launch(Map.of(Launch.LAUNCHER, "bin/tallyglass"), Map.of())).isEmpty();
    }

    @Test
    void anImageIsNamedInsteadOfWhatItUnpacks() {
        var inside = Map.of("jpackage.app-path", "/tmp/.mount_ta1/usr/bin/tallyglass");
        var image = Map.of("APPIMAGE", "/home/u/Tallyglass.AppImage", "APPDIR", "/tmp/.mount_ta1");
        assertThat(launch(inside, image)).contains(new Launch(Path.of("/home/u/Tallyglass.AppImage"), null));

        var terminals = Map.of("APPIMAGE", "/home/u/Terminal.AppImage", "APPDIR", "/tmp/.mount_term");
        assertThat(launch(inside, terminals)).contains(new Launch(Path.of(inside.get("jpackage.app-path")), null));
    }

    @Test
    void everySystemHasItsOwn() {
        var launch = Optional.of(new Launch(Path.of("/x/tallyglass"), null));
        for (var system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            assertThat(Autostarts.of(system, launch, _ -> null).possible()).isTrue();
        }
    }

    private static Optional<Launch> launch(Map<String, String> properties, Map<String, String> environment) {
        return Launch.ofProcess(properties::get, environment::get, null);
    }
}
