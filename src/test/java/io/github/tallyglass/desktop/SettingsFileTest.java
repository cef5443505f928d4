package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Settings.Language;
import io.github.tallyglass.desktop.Settings.Theme;
import io.github.tallyglass.desktop.Settings.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    Path temp;

    private Path file;

    private final List<Runnable> later = new ArrayList<>();

    @BeforeEach
    void name() {
        file = temp.resolve("settings.json");
    }

    @Test
    void everythingComesBack() {
        var settings = open();
        settings.change(old -> old.withTheme(Theme.DARK)
                .withLanguage(Language.CHINESE)
                .withZone(ZoneId.of("Asia/Shanghai"))
                .withCurrency("CNY")
                .withWindow(new WindowSize(1000, 700, true))
                .withPollSeconds(30));
        settings.put("requests.columns", "time,model,\"cost\"");
        settings.close();

        var again = open();
        assertThat(again.current()).isEqualTo(settings.current()).isNotEqualTo(Settings.DEFAULT);
        assertThat(again.get("requests.columns", "")).isEqualTo("time,model,\"cost\"");
        assertThat(again.trouble()).isEmpty();
    }

    @Test
    void manyChangesAreOneWrite() {
        var settings = open();
        for (var width = 300; width < 400; width++) {
            settings.put("column.width", Integer.toString(width));
        }

        assertThat(later).hasSize(1);
        assertThat(file).doesNotExist();
        later.removeFirst().run();
        assertThat(file).content().contains("\"399\"");

        settings.put("column.width", "399");
        assertThat(later).as("nothing changed, nothing to write").isEmpty();
    }

    @Test
    void fieldsOfANewerVersionStay() throws IOException {
        Files.writeString(file, """
                {"theme":"light","tray":{"close_to_tray":true},"window":{"width":1200,"height":800,"screen":"left"}}""");
        var settings = open();
        settings.change(old -> old.withTheme(Theme.DARK));
        settings.close();

        assertThat(file).content().contains("close_to_tray", "\"screen\"", "\"dark\"");
        assertThat(settings.current().window()).isEqualTo(new WindowSize(1200, 800, false));
    }

    @Test
    void oneBadValueCostsThatValueOnly() throws IOException {
        Files.writeString(file, """
                {"theme":17,"language":"chinese","zone":"Mars/Olympus","window":{"width":-4,"height":"tall"},
                 "poll_seconds":0,"preferences":{"a":"kept","b":{"not":"text"}}}""");

        var settings = open().current();

        assertThat(settings)
                .isEqualTo(Settings.DEFAULT
                        .withLanguage(Language.CHINESE)
                        .withPollSeconds(Settings.SHORTEST_POLL)
                        .withPreference("a", "kept"));
    }

    @Test
    void aBrokenFileIsSetAsideWithItsContent() throws IOException {
        Files.writeString(file, "{\"theme\":\"dark\", oh");

        var settings = open();

        assertThat(settings.current()).isEqualTo(Settings.DEFAULT);
        assertThat(settings.trouble())
                .hasValueSatisfying(failure ->
                        assertThat(failure.args()).last().asString().contains("settings.json.broken-20261124-080000"));
        assertThat(temp.resolve("settings.json.broken-20261124-080000")).hasContent("{\"theme\":\"dark\", oh");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndTheChangeKept() throws IOException {
        Files.createDirectory(file);
        Files.writeString(file.resolve("in the way"), "");
        var settings = open();
        settings.change(old -> old.withTheme(Theme.DARK));
        settings.flush();

        assertThat(settings.current().theme()).isEqualTo(Theme.DARK);
        assertThat(settings.trouble()).isPresent();
        try (var files = Files.list(temp)) {
            assertThat(files).as("no half-written file stays").containsExactly(file);
        }
    }

    @Test
    void aLinkedFileStaysALink() throws IOException {
        var target = Files.writeString(temp.resolve("dotfiles.json"), "{}");
        Files.createSymbolicLink(file, target);
        var settings = open();
        settings.change(old -> old.withTheme(Theme.DARK));
        settings.close();

        assertThat(file).isSymbolicLink();
        assertThat(target).content().contains("dark");
    }

    @Test
    void theWindowsWordsAreTheTypedSettings() {
        var settings = open();
        settings.put("theme", "dark");
        settings.put("language", "chinese");
        settings.put("zone", "Asia/Shanghai");
        settings.put("currency", "cny");

        assertThat(settings.current())
                .isEqualTo(Settings.DEFAULT
                        .withTheme(Theme.DARK)
                        .withLanguage(Language.CHINESE)
                        .withZone(ZoneId.of("Asia/Shanghai"))
                        .withCurrency("CNY"));
        assertThat(settings.get("currency", "usd")).isEqualTo("cny");
        settings.put("zone", "");
        assertThat(settings.get("zone", "")).as("the system's again").isEmpty();
        assertThat(settings.current().zone()).isNull();
    }

    private SettingsFile open() {
        return new SettingsFile(file, later::add, Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));
    }
}
