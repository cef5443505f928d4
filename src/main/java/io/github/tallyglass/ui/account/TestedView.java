package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Login;
import io.github.tallyglass.sync.AccountService.Sample;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Amounts;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Providers;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a test found: the gateway, the balance, how it may be asked.
final class TestedView extends VBox {

    private final GridPane grid = new GridPane();
    private final boolean isGateway;

    TestedView(Tested found, Amounts amounts, Language language) {
        isGateway = found.account().kind().isGateway();
        getStyleClass().addAll("judgement-box", "good");
        grid.getStyleClass().add("tested");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        if (isGateway) {
            showGateway(found, amounts, language);
        } else {
            showSource(found, language);
        }
        getChildren().addAll(Nodes.label(language.get("account.tested"), "strong"), grid);
        var sample = found.sample();
        if (sample != null) {
            show(sample, found.pageSize(), language);
        }
    }

    private void showGateway(Tested found, Amounts amounts, Language language) {
        var system = found.systemName().isEmpty()
                ? language.texts().host(found.account().host())
                : language.name(found.systemName());
        add(
                language.get("account.tested.gateway"),
                found.version().isEmpty() ? system : language.get("account.tested.version", system, found.version()));
        add(language.get("account.tested.kind"), found.account().dialect());
        var unit = found.account().unit();
        add(
                language.get("account.tested.unit"),
                language.get(
                        "account.tested.units",
                        Numbers.exact(unit.unitsPerCurrency().longValue()),
                        unit.currency()));
        var balance = found.balanceQuota();
        if (balance != null) {
            var money = amounts.money(found.account().unit(), balance);
            add(language.get("account.balance"), Numbers.money(money.amount(), money.currency()));
        } else {
            add(language.get("account.balance"), Numbers.UNKNOWN);
        }
        // A key's rows may come as one list, without pages.
        if (found.pageSize() > 0) {
            add(
                    language.get("account.tested.pages"),
                    language.get("account.tested.rows", Numbers.exact(found.pageSize())));
        }
        add(language.get("account.tested.limits"), String.join(", ", found.limits()));
    }

    /// Of a source with logins.
    private void showSource(Tested found, Language language) {
        var kind = language.get("account.kind." + found.account().kind().word() + ".short");
        add(
                language.get("account.tested.source"),
                found.version().isEmpty() ? kind : language.get("account.tested.version", kind, found.version()));
        var proxy = found.proxy();
        if (proxy == null) {
            return;
        }
        add(
                language.get("account.tested.logins"),
                proxy.logins().isEmpty() ? language.get("account.tested.none") : logins(proxy.logins()));
        if (proxy.statistics() != null) {
            add(
                    language.get("account.tested.statistics"),
                    language.get(
                            proxy.statistics() ? "account.tested.statistics.on" : "account.tested.statistics.off"));
        }
        if (proxy.retentionSeconds() != null) {
            add(
                    language.get("account.tested.retention"),
                    language.get("account.tested.seconds", proxy.retentionSeconds()));
        }
    }

    /// `Codex 2, Claude 1`.
    private static String logins(List<Login> logins) {
        var counts = new TreeMap<String, Integer>();
        logins.forEach(login -> counts.merge(Providers.name(login.provider()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + Numbers.SPACE + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /// What a page of rows shows of a definition, and what in it looks for something that is not there.
    private void show(Sample sample, int pageSize, Language language) {
        var newest = sample.newest();
        hint(
                newest == null
                        ? language.get("definition.sample.none")
                        : language.get(
                                "definition.sample.rows",
                                sample.rows(),
                                pageSize,
                                Instant.ofEpochSecond(newest).toString()));
        sample.absent()
                .forEach(field ->
                        hint(language.get("definition.sample.absent", field.path(), sample.rows(), field.at())));
    }

    private void hint(String words) {
        var label = Nodes.label(words, "small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(label);
    }

    /// With how to overrule the kind that was found.
    TestedView withOtherKind(Language language) {
        if (!isGateway) {
            return this;
        }
        var other = Nodes.label(language.get("account.tested.other-kind"), "small");
        other.setWrapText(true);
        other.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(other);
        return this;
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            var words = Nodes.label(value);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), Nodes.label(name), words);
        }
    }
}
