package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.account.AccountsModel.Action;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What can be done with an account, and what came of it.
final class AccountButtons {

    private final AccountsModel model;
    private final AccountView view;
    private final Language language;
    private final CurrencySetting currency;
    private final String name;

    AccountButtons(AccountsModel model, AccountView view, Language language, CurrencySetting currency) {
        this.model = model;
        this.view = view;
        this.language = language;
        this.currency = currency;
        name = view.account().name();
    }

    /// Whether the usual buttons give way to an answer.
    static boolean asksOrTells(Action action) {
        return switch (action) {
            case Action.AskingToRemove _, Action.AskingToEnable _, Action.Works _, Action.Failed _, Action.StillOff _ ->
                true;
            default -> false;
        };
    }

    /// What the user asked of it, and what came of that.
    Node outcome(Action action) {
        return switch (action) {
            case Action.Testing() -> waiting("account.testing");
            case Action.Removing() -> waiting("account.removing");
            case Action.Enabling() -> waiting("collector.enable.busy");
            case Action.AskingToEnable() -> AccountCard.judgement(language.get("collector.enable.ask"), "");
            case Action.StillOff() -> AccountCard.judgement(language.get("collector.enable.refused"), "warn");
            case Action.ReplacingToken() -> waiting("account.testing");
            case Action.Works(var found) -> new TestedView(found, currency.amounts(), language);
            case Action.Failed(var why) -> AccountCard.judgement(language.words(why), "bad");
            case Action.AskingToRemove() ->
                AccountCard.judgement(language.get("account.remove.ask", language.name(name)), "warn");
        };
    }

    private Node waiting(String key) {
        var text = language.get(key, language.texts().host(view.account().host()));
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setAccessibleText(text);
        return AccountCard.row("waiting", bar, AccountCard.wrapped(Nodes.label(text, "small", "muted")));
    }

    /// What can be done with it now.
    Node buttons(@Nullable Action action) {
        var row = AccountCard.row("card-buttons");
        switch (action) {
            case Action.AskingToRemove() ->
                row.getChildren()
                        .addAll(
                                Nodes.spring(),
                                button("account.keep", () -> model.dismiss(name)),
                                button("account.remove.keep-rows", () -> model.remove(name, true)),
                                button("account.remove.with-rows", () -> model.remove(name, false), "danger"));
            case Action.AskingToEnable() ->
                row.getChildren()
                        .addAll(
                                Nodes.spring(),
                                button("account.keep", () -> model.dismiss(name)),
                                button(
                                        "collector.enable.yes",
                                        () -> model.enableStatistics(view.account()),
                                        "primary"));
            case Action.Works _, Action.Failed _, Action.StillOff _ ->
                row.getChildren().addAll(Nodes.spring(), button("common.close", () -> model.dismiss(name)));
            case null, default -> addUsual(row, action != null);
        }
        return row;
    }

    private void addUsual(HBox row, boolean busy) {
        var paused = view.account().paused();
        row.getChildren()
                .addAll(
                        button("account.test", () -> model.test(name)),
                        button("account.edit", () -> model.edit(view.account())),
                        button(paused ? "account.resume" : "account.pause", () -> model.pause(name, !paused)),
                        Nodes.spring(),
                        button("account.remove", () -> model.askToRemove(name), "danger"));
        row.setDisable(busy);
    }

    /// Its accessible name says which account it is about.
    private Button button(String key, Runnable action, String... styleClasses) {
        var button = Nodes.button(language.text(key), action, styleClasses);
        button.getStyleClass().add("small");
        button.setId(key.replace('.', '-') + "-" + name);
        button.accessibleTextProperty().unbind();
        button.setAccessibleText(language.get(key) + " · " + language.name(name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
