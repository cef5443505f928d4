package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Remaining;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.account.AccountsModel.Action;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One account: what is left and how long it lasts, whether it is up to date, what can be done with it.
final class AccountCard extends VBox {

    static final PseudoClass REVEALED = PseudoClass.getPseudoClass("revealed");

    private final AccountsModel model;
    private final AccountView view;
    private final Language language;
    private final CurrencySetting currency;
    private final CardWords words;
    private final String name;

    AccountCard(AccountsModel model, AccountView view, Language language, CurrencySetting currency, UserZone zone) {
        this.model = model;
        this.view = view;
        this.language = language;
        this.currency = currency;
        name = view.account().name();
        words = new CardWords(view, model.syncOf(view.account()), currency.amounts(), language.texts(), zone.now());
        getStyleClass().addAll("panel", "account-card");
        setId("account-card-" + name);
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        getChildren().addAll(head(), balance(), judgement(words.judgement(), words.mood()), state());
        var failure = words.failure();
        var tokenWanted = TokenRow.isWanted(view, model.syncOf(view.account()));
        var problem = tokenWanted
                ? language.get("account.token-refused", name)
                : failure == null ? words.keptProblem() : language.words(failure);
        if (!problem.isEmpty()) {
            getChildren().add(judgement(problem, "warn"));
        }
        if (tokenWanted) {
            getChildren().add(new TokenRow(model, name, language));
        }
        if (view.account().mode() == Account.Mode.AGGREGATES) {
            getChildren().add(wrapped(Nodes.label(language.get("account.sums-only.card"), "small", "faint")));
        }
        var action = model.actions().get(name);
        if (action != null) {
            getChildren().add(outcome(action));
        }
        getChildren().addAll(spring, buttons(action));
    }

    AccountView account() {
        return view;
    }

    private Node head() {
        var title = Nodes.label(name, "card-title");
        title.setMinWidth(0);
        var kind = Nodes.label(
                view.account().dialect().isEmpty()
                        ? view.account().kind().word()
                        : view.account().dialect(),
                "tag");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        return row(
                "card-head",
                title,
                kind,
                Nodes.spring(),
                Nodes.label(view.account().host(), "faint"));
    }

    private Node balance() {
        var left = Remaining.of(view);
        var amount = Nodes.label(words.balance(), "amount", left.level().equals("ok") ? "" : left.level());
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var meter = new Meter();
        meter.getStyleClass().add("thick");
        meter.show(left.fraction(), left.level(), words.judgement());
        var box = new VBox(
                row("balance-line", Nodes.label(language.get("account.balance")), Nodes.spring(), amount),
                meter,
                wrapped(Nodes.label(words.pace(), "small", "muted")));
        box.getStyleClass().add("balance");
        return box;
    }

    private Node state() {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", words.dot());
        return row("card-state", dot, wrapped(Nodes.label(words.state(), "small", "muted")));
    }

    private Node outcome(Action action) {
        return switch (action) {
            case Action.Testing() -> waiting("account.testing");
            case Action.Removing() -> waiting("account.removing");
            case Action.ReplacingToken() -> waiting("account.testing");
            case Action.Works(var found) -> new TestedView(found, currency.amounts(), language);
            case Action.Failed(var why) -> judgement(language.words(why), "bad");
            case Action.AskingToRemove() -> judgement(language.get("account.remove.ask", name), "warn");
        };
    }

    private Node waiting(String key) {
        var text = language.get(key, view.account().host());
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setAccessibleText(text);
        return row("waiting", bar, wrapped(Nodes.label(text, "small", "muted")));
    }

    private Node buttons(@Nullable Action action) {
        var row = row("card-buttons");
        switch (action) {
            case Action.AskingToRemove() ->
                row.getChildren()
                        .addAll(
                                Nodes.spring(),
                                button("account.keep", () -> model.dismiss(name)),
                                button("account.remove.keep-rows", () -> model.remove(name, true)),
                                button("account.remove.with-rows", () -> model.remove(name, false), "danger"));
            case Action.Works _, Action.Failed _ ->
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
        button.setAccessibleText(language.get(key) + " · " + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Node judgement(String words, String mood) {
        var label = wrapped(Nodes.label(words, "judgement", mood));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox row(String styleClass, Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(styleClass);
        return row;
    }
}
