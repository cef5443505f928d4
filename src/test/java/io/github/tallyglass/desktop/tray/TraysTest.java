package io.github.tallyglass.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.bus.SessionBus;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraysTest {

    @Test
    void eachSystemHasItsOwn() {
        try (var bus = new SessionBus(List::of, Duration.ofSeconds(1), Duration.ofSeconds(1))) {
            assertThat(Trays.ofSystem("Linux", () -> bus)).isInstanceOf(LinuxTray.class);
            assertThat(Trays.ofSystem("FreeBSD", () -> bus)).isInstanceOf(LinuxTray.class);
            assertThat(Trays.ofSystem("Windows 11", () -> bus)).isInstanceOf(AwtTray.class);
            assertThat(Trays.ofSystem("Mac OS X", () -> bus)).isInstanceOf(AwtTray.class);
            assertThat(Trays.ofSystem("Solaris", () -> bus).hosted()).isFalse();
        }
    }

    @Test
    void onlyAwtHasMessagesOfItsOwn() {
        assertThat(TrayMessages.of(Tray.none())).isEmpty();
        assertThat(TrayMessages.of(new AwtTray(true))).isPresent();
    }

    /// In a process that cannot find the library at all.
    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X", "Solaris"})
    void elsewhereNothingOfTheBusIsNeeded(String system) throws Exception {
        var without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("dbus-java"))
                .collect(Collectors.joining(File.pathSeparator));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        without,
                        Elsewhere.class.getName(),
                        system)
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("hosted false, message false\n");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    static final class Elsewhere {

        private Elsewhere() {}

        public static void main(String[] args) {
            try (var tray = Trays.ofSystem(args[0], () -> {
                throw new IllegalStateException("no bus is wanted here");
            })) {
                tray.show(new TraySamples().state(TraySamples.HALF));
                var said = TrayMessages.of(tray)
                        .map(messages -> messages.displayMessage("title", "text", true, () -> {}))
                        .orElse(false);
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                        .print("hosted " + tray.hosted() + ", message " + said + "\n");
            }
        }
    }
}
