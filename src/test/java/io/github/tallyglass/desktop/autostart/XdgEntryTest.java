package io.github.tallyglass.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths of the other systems")
class XdgEntryTest {

    private static final Path PROGRAM = Path.of("/opt/tallyglass/bin/tallyglass");

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void place() {
        file = temp.resolve("autostart/tallyglass.desktop");
    }

    @Test
    void onAndOffAndTwice() throws Exception {
        var autostart = autostart(PROGRAM, null);
        assertThat(autostart.possible()).isTrue();
        assertThat(autostart.on()).isEqualTo(Result.ok(false));
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));

        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));
        var written = Files.readString(file);
        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));

        assertThat(autostart.on()).isEqualTo(Result.ok(true));
        assertThat(Files.readString(file))
                .isEqualTo(written)
                .contains("\nExec=/opt/tallyglass/bin/tallyglass --tray\n");
        valid();
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
        assertThat(file).doesNotExist();
    }

    @Test
    void strangePathsAreQuotedAndValid() throws Exception {
        var program = Path.of("/opt/my apps/100%/$HOME/`id`/\"q\"\\b/tallyglass");
        var home = Path.of("/home/ü/测试 \\n/'x' & ; *");
        var autostart = autostart(program, home);

        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));

        assertThat(autostart.on()).isEqualTo(Result.ok(true));
        valid();
        assertThat(new XdgEntry(file).read())
                .contains(new StartEntry(List.of(program.toString(), "--tray", "--home", home.toString()), true));
    }

    @Test
    void whateverWordsAreJoinedAreSplitAgain() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            var words = List.of("/x/tallyglass" + odd(random), "--home", odd(random));
            assertThat(ExecLine.split(ExecLine.join(words))).as("seed %d", seed).isEqualTo(words);
        }
    }

    @Test
    @Timeout(60)
    void theSystemsOwnReaderSeesTheSameWords() throws Exception {
        var gio = Path.of("/usr/bin/gio");
        assumeTrue(Files.isExecutable(gio), "gio is not installed");
        var program = temp.resolve("my apps/a $b `c` \"d\" \\e/tallyglass");
        Files.createDirectories(program.getParent());
        Files.writeString(program, """
                #!/bin/sh
                for word in "$0" "$@"; do printf '%s\\n' "$word"; done > "$OUT"
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var home = temp.resolve("home '1' & 50% more");
        autostart(program, home).set(true);
        var out = temp.resolve("words");
        run(Map.of(), "mkfifo", out.toString());

        // What is launched keeps the streams of gio open, so that they must not be waited for.
        var launching = new ProcessBuilder(gio.toString(), "launch", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        launching.environment().put("OUT", out.toString());
        assertThat(launching.start().waitFor()).isZero();

        assertThat(Files.readAllLines(out)).containsExactly(program.toString(), "--tray", "--home", home.toString());
    }

    @Test
    void switchedOffByOthersIsOff() throws Exception {
        for (var off : List.of("Hidden=true", "X-GNOME-Autostart-enabled=false")) {
            var autostart = autostart(PROGRAM, null);
            autostart.set(true);
            var text = Files.readString(file).replace("X-GNOME-Autostart-enabled=true\n", "") + off + "\n";
            Files.writeString(file, text + "\n[Desktop Action x]\nHidden=false\nExec=other\n");

            assertThat(autostart.on()).as(off).isEqualTo(Result.ok(false));
            assertThat(autostart.set(true)).isEqualTo(Result.ok(true));
            assertThat(autostart.on()).isEqualTo(Result.ok(true));
        }
    }

    @Test
    void anotherProgramsFileIsLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        var theirs = "[Desktop Entry]\nType=Application\nName=Other\nExec=/usr/bin/other --tallyglass\n";
        Files.writeString(file, theirs);
        var autostart = autostart(PROGRAM, null);

        assertThat(autostart.on()).isEqualTo(Result.ok(false));
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
        assertThat(autostart.set(true))
                .isEqualTo(Result.err(new Failure.FileFault(file.toString(), "of-another-program")));
        assertThat(Files.readString(file)).isEqualTo(theirs);
    }

    @Test
    void anotherHomeIsNotThisOne() {
        var one = autostart(PROGRAM, Path.of("/home/one"));
        var other = autostart(PROGRAM, null);
        one.set(true);

        assertThat(other.on()).isEqualTo(Result.ok(false));
        assertThat(other.set(false)).isEqualTo(Result.ok(false));
        assertThat(one.on()).isEqualTo(Result.ok(true));
        assertThat(other.set(true)).isEqualTo(Result.ok(true));
        assertThat(one.on()).isEqualTo(Result.ok(false));
    }

    @Test
    void aProgramThatWasMovedIsFoundAndFollowed() throws Exception {
        autostart(Path.of("/old/tallyglass-0.1/bin/tallyglass"), null).set(true);
        var moved = autostart(PROGRAM, null);

        assertThat(moved.on()).isEqualTo(Result.ok(true));
        moved.set(true);

        assertThat(Files.readString(file)).contains("Exec=" + PROGRAM).doesNotContain("/old/");
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(autostart(PROGRAM, null).on()).isInstanceOf(Result.Err.class);
        assertThat(autostart(PROGRAM, null).set(false)).isInstanceOf(Result.Err.class);
        assertThat(file).exists();
    }

    @Test
    void theFolderIsTheOneOfTheEnvironment() {
        var user = Path.of("/home/u");
        assertThat(XdgEntry.of(user, _ -> null).place()).isEqualTo("/home/u/.config/autostart/tallyglass.desktop");
        assertThat(XdgEntry.of(user, _ -> "/etc/x").place()).isEqualTo("/etc/x/autostart/tallyglass.desktop");
        assertThat(XdgEntry.of(user, _ -> "relative").place())
                .isEqualTo("/home/u/.config/autostart/tallyglass.desktop");
    }

    private Autostart autostart(Path program, @Nullable Path home) {
        return new EntryAutostart(new XdgEntry(file), new Launch(program, home));
    }

    private static String odd(Random random) {
        var alphabet = "ab \\\"'`$%;&|<>*?#()~\n\t\r测é";
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private void valid() throws Exception {
        var validator = Path.of("/usr/bin/desktop-file-validate");
        assumeTrue(Files.isExecutable(validator), "desktop-file-utils is not installed");
        assertThat(run(Map.of(), validator.toString(), file.toString())).isEmpty();
    }

    private static String run(Map<String, String> environment, String... words) throws Exception {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
