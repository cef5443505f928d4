package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program in the tray as a process of its own, without a display and without a bus.
@EnabledOnOs(OS.LINUX)
class TrayProcessTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAWindowNothingOfJavaFxIsLoadedAndASigtermEndsIt() throws Exception {
        var home = folder.resolve("home");
        var classes = folder.resolve("classes.txt");
        var process = start(home, classes);
        try {
            Until.holds("it has its home", () -> Files.exists(home.resolve("data/usage.db")));
            var second = Child.run(home, java.util.Map.of("XDG_RUNTIME_DIR", folder.toString()), "--tray");
            assertThat(second.exit()).as(second.all()).isZero();
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readAllLines(classes))
                .hasSizeGreaterThan(1000)
                .filteredOn(line -> line.contains(" javafx.") || line.contains("com.sun.javafx"))
                .isEmpty();
    }

    private Process start(Path home, Path classes) throws Exception {
        var command = new ArrayList<>(Child.command(home));
        command.add(1, "-Xlog:class+load:file=" + classes);
        command.addAll(List.of("--tray"));
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        Child.withoutDesktop(builder);
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return builder.start();
    }
}
