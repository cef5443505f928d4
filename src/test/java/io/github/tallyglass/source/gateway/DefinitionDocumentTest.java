package io.github.tallyglass.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.DefinitionSchema.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about definitions and their texts say what the program does.
class DefinitionDocumentTest {

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/custom-gateways.md"));
    }

    @Test
    void everySettingIsOnThePage() throws IOException {
        var page = page();
        for (var setting : DefinitionSchema.settings().values()) {
            assertThat(page).contains("`" + setting.at().substring(1).replace('/', '.') + "`");
        }
        for (var type : EventType.values()) {
            assertThat(page).contains("`" + type.word() + "`");
        }
    }

    @Test
    void whatThePageSaysMayBeNullMayBe() throws IOException {
        var page = page();
        for (var setting : DefinitionSchema.settings().values()) {
            var word = Pattern.quote("`" + setting.at().substring(1).replace('/', '.') + "`");
            assertThat(Pattern.compile(word + "(\\*\\*)? \\?").matcher(page).find())
                    .as(setting.at())
                    .isEqualTo(setting.nullable());
        }
    }

    @Test
    void everyDefinitionOnThePageCanBeUsed() throws IOException {
        var blocks = Pattern.compile("```json\n(\\{.*?\n)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(blocks)
                .hasSize(2)
                .allSatisfy(block -> assertThat(DefinitionReader.read(block)).isInstanceOf(Result.Ok.class));
    }

    @Test
    void everyDefaultIsOneThatMayBeWritten() {
        for (var setting : DefinitionSchema.settings().values()) {
            var value = DefinitionSchema.byDefault(setting.at());
            assertThat(value.isNull() ? setting.nullable() : setting.kind().allows(value))
                    .as(setting.at())
                    .isTrue();
        }
    }

    @Test
    void everyKindHasItsWordsInBothLanguages() {
        for (var language : io.github.tallyglass.text.Texts.LANGUAGES) {
            var texts = new io.github.tallyglass.text.Texts(language);
            DefinitionSchema.settings().values().stream()
                    .map(Setting::kind)
                    .distinct()
                    .forEach(kind -> assertThat(wordsOf(texts, kind)).isNotBlank());
        }
    }

    private static String wordsOf(io.github.tallyglass.text.Texts texts, DefinitionKind kind) {
        try {
            return texts.get("definition.problem." + kind.word().toLowerCase(Locale.ROOT), "/x", "y", "z");
        } catch (MissingResourceException missing) {
            return "";
        }
    }
}
