package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogsTest {

    @TempDir
    Path temp;

    @AfterEach
    void stop() {
        Logs.stop();
    }

    @Test
    void whatLooksLikeASecretIsMaskedInMessagesAndStackTraces() throws IOException {
        Logs.writeTo(temp, false);
        var log = LoggerFactory.getLogger("io.github.tallyglass.test");
        log.info("asked with Authorization: Bearer inventedtoken0001 and {}", new Secret("inventedtoken0002"));
        log.warn(
                "key sk-inventedkey0003 refused",
                new IOException(
                        "body {\"access_token\":\"inventedtoken0004\"}", new IOException("sk-inventedkey0005")));
        log.debug("details are for -v");
        Logs.stop();

        var text = text();
        assertThat(text)
                .contains("asked with Authorization: Bearer …", "key sk-… refused", "LogsTest", "Caused by")
                .doesNotContain("inventedtoken", "inventedkey", "details");
    }

    @Test
    void aDesktopThatEndsLeavesNoStackTracesOfTheBusLibrary() throws IOException {
        Logs.writeTo(temp, true);
        LoggerFactory.getLogger("org.freedesktop.dbus.connections.IncomingMessageThread")
                .error("FatalException in connection thread", new IOException("the bus is gone"));
        LoggerFactory.getLogger("org.freedesktop.other").error("others are heard");
        Logs.stop();

        assertThat(text()).contains("others are heard").doesNotContain("FatalException", "the bus is gone");
    }

    @Test
    void secretsThatWereSavedAreInNoSettingsOrLogFile() throws IOException {
        var folders = Folders.below(temp);
        folders.create();
        Logs.writeTo(folders.logFolder(), false);
        var secret = new Secret("sk-invented0123456789abcdef");
        var store = new SecretStore(new NoSecrets("none"), new FileSecrets(folders.secretsFile()));
        store.save(Samples.account(1, "work"), secret, SecretStore.Place.FILE);
        try (var settings = SettingsFile.open(folders.settingsFile())) {
            settings.put("account", Samples.account(1, "work").toString());
        }
        LoggerFactory.getLogger("io.github.tallyglass.test").info("{} {}", secret, secret.value());
        Logs.stop();

        try (var files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .filteredOn(file -> read(file).contains(secret.value()))
                    .containsExactly(folders.secretsFile());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a task-force of 12 tokens     | a task-force of 12 tokens
                    input_tokens: 5, model gpt    | input_tokens: 5, model gpt
                    sk-abc                        | sk-abc
                    (sk-abcd_EF-1)                | (sk-…)
                    GET /x?api_key=abcdef&p=1     | GET /x?api_key=…&p=1
                    authorization: BEARER abc.d/e | authorization: BEARER …
                    {"token": "abcdef","p":1}     | {"token": "…","p":1}
                    """)
    void masks(String text, String expected) {
        assertThat(MaskingConverter.mask(text)).isEqualTo(expected);
    }

    private String text() throws IOException {
        try (var files = Files.list(temp)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
