package io.github.tallyglass.cli;

import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.export.SourceDocuments.LoginFound;
import io.github.tallyglass.export.SourceDocuments.SourceFound;
import io.github.tallyglass.sync.AccountService.ProxyFindings;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source of records or logins was found to be, in words and as JSON.
final class ProxyText {

    private ProxyText() {}

    static String line(Tested tested, ProxyFindings found, Texts texts) {
        var statistics = found.statistics();
        return texts.get(
                statistics == null ? "cli.account.tested-logins" : "cli.account.tested-proxy",
                tested.account().name(),
                tested.systemName(),
                tested.version(),
                found.logins().size(),
                texts.get(Boolean.TRUE.equals(statistics) ? "cli.account.statistics-on" : "cli.account.statistics-off"),
                found.retentionSeconds() == null ? Numbers.UNKNOWN : Numbers.exact(found.retentionSeconds()));
    }

    /// What would lose records.
    static List<String> warnings(Tested tested, Texts texts) {
        var warnings = new ArrayList<String>();
        var found = tested.proxy();
        if (found == null) {
            return warnings;
        }
        var name = tested.account().name();
        if (Boolean.FALSE.equals(found.statistics())) {
            warnings.add(texts.get("cli.account.warn-statistics", name));
        }
        var retention = found.retentionSeconds();
        if (retention != null && retention < CollectorState.LONGEST_RETENTION) {
            warnings.add(texts.get("cli.account.warn-retention", name, Numbers.exact(retention)));
        }
        return warnings;
    }

    static @Nullable SourceFound document(@Nullable ProxyFindings found) {
        return found == null
                ? null
                : new SourceFound(
                        found.statistics(),
                        found.retentionSeconds(),
                        found.logins().stream()
                                .map(login -> new LoginFound(
                                        login.masked(),
                                        login.provider(),
                                        login.plan(),
                                        login.state().word()))
                                .toList());
    }
}
