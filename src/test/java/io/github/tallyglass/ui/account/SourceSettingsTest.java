package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.AccountKind;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {

    @Test
    void whatIsAsUsualIsNotWritten() {
        assertThat(SourceSettings.USUAL.definition(AccountKind.CLIPROXY)).isEmpty();
        assertThat(SourceSettings.USUAL.definition(AccountKind.CODEX)).isEmpty();
    }

    @Test
    void eachKindKeepsItsOwnFieldAlone() {
        var settings = new SourceSettings("shared", "/tmp/auth.json");
        assertThat(settings.definition(AccountKind.CLIPROXY)).isEqualTo("{\"mode\":\"shared\"}");
        assertThat(settings.definition(AccountKind.CLAUDE)).isEqualTo("{\"credentials\":\"/tmp/auth.json\"}");
    }

    @Test
    void whatWasWrittenIsRead() {
        for (var path : new String[] {"C:\\Users\\a\\.codex", "/home/o\"dd/auth", "/家/登录.json"}) {
            var written = new SourceSettings("", path).definition(AccountKind.CODEX);
            assertThat(SourceSettings.of(written).credentials()).isEqualTo(path);
        }
        assertThat(SourceSettings.of("{ \"mode\" : \"http\" }").mode()).isEqualTo("http");
    }
}
