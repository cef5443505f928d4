package io.github.tallyglass.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Autostart;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunKeyTest {

    private static final String APPROVED = "Explorer\\StartupApproved\\Run/Tallyglass";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();

    @Test
    void onAndOff() {
        var autostart = autostart("C:\\Program Files\\Tallyglass\\Tallyglass.exe", null);
        assertThat(autostart.on()).isEqualTo(Result.ok(false));

        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));

        assertThat(texts)
                .containsExactlyEntriesOf(
                        Map.of("Run/Tallyglass", "\"C:\\Program Files\\Tallyglass\\Tallyglass.exe\" --tray"));
        assertThat(autostart.on()).isEqualTo(Result.ok(true));
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
        assertThat(texts).isEmpty();
    }

    @Test
    void switchedOffInTheTaskManagerIsOff() {
        var autostart = autostart("C:\\t\\tallyglass.exe", null);
        autostart.set(true);
        bytes.put(APPROVED, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(autostart.on()).isEqualTo(Result.ok(true));
        bytes.put(APPROVED, new byte[] {3, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThat(autostart.on()).isEqualTo(Result.ok(false));

        assertThat(autostart.set(true)).isEqualTo(Result.ok(true));

        assertThat(autostart.on()).isEqualTo(Result.ok(true));
        assertThat(bytes).isEmpty();
    }

    @Test
    void aBatchFileStartsWithoutItsWindowInTheWay() {
        var autostart = autostart("C:\\t t\\bin\\tallyglass.bat", null);
        autostart.set(true);

        assertThat(texts.get("Run/Tallyglass"))
                .isEqualTo("cmd.exe /d /c start \"\" /min \"C:\\t t\\bin\\tallyglass.bat\" --tray");
        assertThat(autostart.on()).isEqualTo(Result.ok(true));
    }

    @Test
    void anotherProgramsValueIsLeftAlone() {
        texts.put("Run/Tallyglass", "\"C:\\other.exe\"");
        var autostart = autostart("C:\\t\\tallyglass.exe", null);

        assertThat(autostart.on()).isEqualTo(Result.ok(false));
        assertThat(autostart.set(true)).isInstanceOf(Result.Err.class);
        assertThat(autostart.set(false)).isEqualTo(Result.ok(false));
        assertThat(texts).containsValue("\"C:\\other.exe\"");
    }

    @Test
    void aRegistryThatRefusesIsTold() {
        var refusing = new Memory() {
            @Override
            public void set(String key, String name, String text) throws IOException {
                throw new IOException("access denied");
            }
        };
        var key = new RunKey(refusing);
        assertThat(new EntryAutostart(key, new Launch(Path.of("C:\\tallyglass.exe"), null)).set(true))
                .isEqualTo(Result.err(new Failure.FileFault(key.place(), "java.io.IOException: access denied")));
    }

    @Test
    void whateverWordsAreJoinedAreSplitAgain() {
        assertThat(WindowsCommandLine.split("\"C:\\a b\\\\\" \"x\\\"y\"  \\\\s\\d"))
                .containsExactly("C:\\a b\\", "x\"y", "\\\\s\\d");
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            var words = List.of(odd(random), odd(random), odd(random));
            assertThat(WindowsCommandLine.split(WindowsCommandLine.join(words)))
                    .as("seed %d", seed)
                    .isEqualTo(words);
        }
    }

    private static String odd(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("ab \\\\\\\"\"\t:测".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private Autostart autostart(String program, @Nullable Path home) {
        return new EntryAutostart(new RunKey(new Memory()), new Launch(Path.of(program), home));
    }

    private class Memory implements Registry {

        @Override
        public Optional<String> text(String key, String name) {
            return Optional.ofNullable(texts.get(key + "/" + name));
        }

        @Override
        public Optional<byte[]> bytes(String key, String name) {
            return Optional.ofNullable(bytes.get(key + "/" + name));
        }

        @Override
        public void set(String key, String name, String text) throws IOException {
            texts.put(key + "/" + name, text);
        }

        @Override
        public void delete(String key, String name) {
            texts.remove(key + "/" + name);
            bytes.remove(key + "/" + name);
        }
    }
}
