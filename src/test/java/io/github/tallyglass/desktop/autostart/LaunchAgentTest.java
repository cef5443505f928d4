package io.github.tallyglass.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.domain.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchAgentTest {

    private static final Path PROGRAM = Path.of("/Applications/Tallyglass.app/Contents/MacOS/Tallyglass");
    private static final Path HOME = Path.of("/Users/ü/<A> & \"B\" 'C' 测试");

    @TempDir
    Path user;

    @Test
    void onAndOffAndTwice() {
        var agent = LaunchAgent.below(user);
        var autostart = new EntryAutostart(agent, new Launch(PROGRAM, HOME));
        assertThat(autostart.on()).isEqualTo(Result.ok(false));

        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));
        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));
        assertThat(autostart.on()).isEqualTo(Result.ok(true));

        assertThat(Path.of(agent.place())).isEqualTo(user.resolve("Library/LaunchAgents/io.github.tallyglass.plist"));
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
        assertThat(Path.of(agent.place())).doesNotExist();
    }

    @Test
    void itIsAPropertyListToOtherReadersToo() throws Exception {
        var python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "python3 is not installed");
        var agent = LaunchAgent.below(user);
        new EntryAutostart(agent, new Launch(PROGRAM, HOME)).set(true);

        var process = new ProcessBuilder(python.toString(), "-X", "utf8", "-c", """
                        import plistlib, sys
                        with open(sys.argv[1], "rb") as file: list = plistlib.load(file)
                        print(list["Label"], list["RunAtLoad"])
                        print("\\n".join(list["ProgramArguments"]))
                        """, agent.place())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("io.github.tallyglass True", PROGRAM.toString(), "--tray", "--home", HOME.toString());
    }

    @Test
    void disabledThereIsOffAndBrokenIsTold() throws Exception {
        var agent = LaunchAgent.below(user);
        var file = Path.of(agent.place());
        var autostart = new EntryAutostart(agent, new Launch(PROGRAM, null));
        autostart.set(true);
        Files.writeString(file, Files.readString(file).replace("<dict>", "<dict><key>Disabled</key><true/>"));
        assertThat(autostart.on()).isEqualTo(Result.ok(false));

        Files.writeString(file, "bplist00");
        assertThat(autostart.on()).isInstanceOf(Result.Err.class);
        assertThat(autostart.set(false)).isInstanceOf(Result.Err.class);
        assertThat(file).exists();
    }
}
