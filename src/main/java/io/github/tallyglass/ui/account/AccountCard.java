package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One account: what is left and how long it lasts, whether it is up to date, what can be done with it.
final class AccountCard extends VBox {

    static final PseudoClass REVEALED = PseudoClass.getPseudoClass("revealed");

    private final AccountsModel model;
    private final AccountView view;
    private final Language language;
    private final CurrencySetting currency;
    private final HistoryModel history;
    private final CardWords words;
    private final String name;

    /// @param history shows how what is left of the account went
    AccountCard(
            AccountsModel model,
            HistoryModel history,
            AccountView view,
            Language language,
            CurrencySetting currency,
            UserZone zone) {
        this.model = model;
        this.view = view;
        this.language = language;
        this.currency = currency;
        name = view.account().name();
        this.history = history;
        words = new CardWords(
                view,
                model.syncOf(view.account()),
                currency.amounts(),
                currency.counted(),
                language.texts(),
                zone.zone(),
                zone.now());
        getStyleClass().addAll("panel", "account-card");
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                history.choose(name);
            }
        });
        setId("account-card-" + name);
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        getChildren().add(head());
        addReadings();
        var keys = new KeysFold(words, language, history.openKeys());
        getChildren().addAll(state(keys.button()), keys);
        var failure = words.failure();
        var tokenWanted = TokenRow.isWanted(view, model.syncOf(view.account()));
        var problem = tokenWanted
                ? language.get("account.token-refused", language.name(name))
                : failure == null ? words.keptProblem() : language.words(failure);
        problem = problem.isEmpty() ? words.unread() : problem;
        if (!problem.isEmpty()) {
            getChildren().add(judgement(problem, "warn"));
        }
        if (tokenWanted) {
            getChildren().add(new TokenRow(model, name, language));
        }
        if (view.account().mode() == Account.Mode.AGGREGATES) {
            getChildren().add(wrapped(Nodes.label(language.get("account.sums-only.card"), "small", "faint")));
        }
        var does = new AccountButtons(model, view, language, currency);
        var action = model.actions().get(name);
        if (action != null) {
            getChildren().add(does.outcome(action));
        }
        getChildren().addAll(spring, does.buttons(action));
    }

    AccountView account() {
        return view;
    }

    /// The name shows the account's history below.
    private Node head() {
        var title = Nodes.button(language.naming(name), () -> history.choose(name), "card-title");
        title.setId("account-name-" + name);
        title.setMinWidth(0);
        title.setTooltip(Nodes.tooltip(language.text("account.history.show")));
        var plan = !view.readings().windows().isEmpty();
        var tag = Nodes.label(language.get(plan ? "account.tag.plan" : "account.tag.prepaid"), "tag");
        tag.setMinWidth(Region.USE_PREF_SIZE);
        var host = Nodes.label(words.texts().host(view.account().host()), "faint");
        host.setMinWidth(0);
        var kind = view.account().dialect().isEmpty()
                ? view.account().kind().word()
                : view.account().dialect();
        Nodes.tip(
                host, kind + " · " + words.texts().sentence(view.account().url().toString()));
        return row("card-head", title, tag, Nodes.spring(), host);
    }

    private void addReadings() {
        var all = Left.of(view);
        all.forEach(left -> getChildren().add(LeftBox.of(left, words)));
        var windows = words.judgements().ofWindows();
        if (windows != null) {
            getChildren().add(judgement(windows.words(), windows.mood()));
        }
        if (all.getLast().window() == null) {
            var balance = words.judgements().ofBalance();
            getChildren().add(judgement(balance.words(), balance.mood()));
        }
    }

    private Node state(Button keys) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", words.dot());
        var state = wrapped(Nodes.label(words.state(), "small", "muted"));
        state.setMinWidth(0);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        Nodes.tip(state, words.readTimes());
        var row = row("card-state", dot, state);
        if (!view.readings().keys().isEmpty()) {
            row.getChildren().add(keys);
        }
        return row;
    }

    static Node judgement(String words, String mood) {
        var label = wrapped(Nodes.label(words, "judgement", mood));
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static HBox row(String styleClass, Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(styleClass);
        return row;
    }
}
