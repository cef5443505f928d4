package io.github.tallyglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unit that `docs/background.md` has people copy.
class ServiceUnitTest {

    private static final Path UNIT = Path.of("packaging/linux/tallyglass-collect.service");

    @TempDir
    Path home;

    @Test
    void systemdFindsNothingWrongWithIt() throws Exception {
        var analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "systemd is not installed");
        var launcher = home.resolve(".local/bin/tallyglass");
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();

        assertThat(verify(analyze, UNIT)).isEmpty();

        var broken = home.resolve("tallyglass-broken.service");
        Files.writeString(broken, Files.readString(UNIT).replace("LockPersonality", "LockPersona"));
        assertThat(verify(analyze, broken)).as("it would find something").contains("LockPersona");
    }

    @Test
    void thePageShowsTheUnitAsItIs() throws IOException {
        var unit = Files.readString(UNIT)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n"))
                .strip();

        assertThat(Files.readString(Path.of("docs/background.md"))).contains("```ini\n" + unit + "\n```");
    }

    private String verify(Path analyze, Path unit) throws Exception {
        var builder =
                new ProcessBuilder(analyze.toString(), "verify", "--user", unit.toString()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        var process = builder.start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return words;
    }
}
