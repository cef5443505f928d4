package io.github.tallyglass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the compiler does not see.
class SourceTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void nothingIsLeftForLater(String root) throws IOException {
        assertNone(root, "\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    }

    @Test
    void testsWaitForWhatHappensNotForTheClock() throws IOException {
        assertNone("src/test/java", "\\bThread\\.sl" + "eep\\b");
    }

    private static void assertNone(String root, String pattern) throws IOException {
        try (var files = Files.walk(Path.of(root))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(text(file)).doesNotContainPattern(pattern));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
