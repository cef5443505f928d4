package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.account.AccountsModel.Action;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Below the cards: accounts that are none any more, whose rows still count, and how to be rid of these.
final class RemovedAccounts extends VBox {

    private final AccountsModel model;
    private final Language language;

    RemovedAccounts(AccountsModel model, Language language) {
        this.model = model;
        this.language = language;
        setId("removed-accounts");
        getStyleClass().addAll("panel", "removed-accounts");
    }

    void show() {
        var accounts = model.removedProperty().get();
        Nodes.present(this, !accounts.isEmpty());
        getChildren().setAll(Nodes.label(language.get("account.removed.title"), "medium"));
        accounts.forEach(account -> getChildren().add(row(account)));
    }

    private Node row(Account account) {
        var name = account.name();
        var row = new HBox();
        row.getStyleClass().add("removed-account");
        var title = Nodes.label(language.name(name));
        title.setMinWidth(0);
        switch (model.actions().get(name)) {
            case Action.AskingToRemove() ->
                row.getChildren()
                        .addAll(
                                Nodes.label(language.get("account.removed.ask", language.name(name)), "warn-text"),
                                Nodes.spring(),
                                button("account.keep", name, () -> model.dismiss(name)),
                                button("account.remove.rows", name, () -> model.remove(name, false), "danger"));
            case Action.Failed(var why) ->
                row.getChildren()
                        .addAll(
                                Nodes.label(language.words(why), "bad"),
                                Nodes.spring(),
                                button("common.close", name, () -> model.dismiss(name)));
            case null, default ->
                row.getChildren()
                        .addAll(
                                title,
                                Nodes.label(language.texts().host(account.host()), "faint"),
                                Nodes.spring(),
                                button("account.removed.delete", name, () -> model.askToRemove(name), "danger"));
        }
        return row;
    }

    private Button button(String key, String name, Runnable action, String... styleClasses) {
        var button = Nodes.button(language.text(key), action, styleClasses);
        button.getStyleClass().add("small");
        button.setId(key.replace('.', '-') + "-" + name);
        button.accessibleTextProperty().unbind();
        button.setAccessibleText(language.get(key) + " · " + language.name(name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
