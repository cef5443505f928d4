package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.LoginView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Providers;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One login at a provider: what is left of its windows and whether that lasts.
final class LoginCard extends VBox {

    /// More are folded: some providers have a window for every model.
    private static final int SHOWN = 4;

    private final AccountView account;
    private final LoginView view;
    private final HistoryModel history;
    private final Language language;
    private final LoginWords words;
    private final String title;

    LoginCard(
            AccountView account,
            LoginView view,
            HistoryModel history,
            Language language,
            CurrencySetting currency,
            UserZone zone) {
        this.account = account;
        this.view = view;
        this.history = history;
        this.language = language;
        title = Providers.name(view.login().provider());
        var left = new LeftWords(language.texts(), zone.zone(), zone.now());
        words = new LoginWords(view, language.texts(), left);
        getStyleClass().addAll("panel", "account-card", "login-card");
        setId("login-card-" + view.login().ref());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                showHistory();
            }
        });
        getChildren().add(head());
        addWindows(new WindowWords(
                left, currency.amounts(), currency.counted(), account.account().unit()));
        addJudgement();
    }

    LoginView login() {
        return view;
    }

    private Node head() {
        var button = Nodes.button(new SimpleStringProperty(title), this::showHistory, "card-title");
        button.setId("login-" + view.login().ref());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.accessibleTextProperty().unbind();
        var whose = language.name(view.login().label());
        button.setAccessibleText(title + " · " + whose);
        button.setTooltip(Nodes.tooltip(language.text("login.history.show")));
        var who = Nodes.label(whose, "faint");
        who.setMinWidth(0);
        Nodes.tip(who, whose);
        var row = AccountCard.row("card-head", button);
        var plan = Providers.plan(view.login().plan());
        if (!plan.isEmpty()) {
            var tag = Nodes.label(plan, "tag");
            tag.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(tag);
        }
        row.getChildren().addAll(Nodes.spring(), who);
        return row;
    }

    private void addWindows(WindowWords windows) {
        var all = Left.of(account, view);
        var open = history.openKeys().contains(foldId());
        var shown = open || all.size() <= SHOWN + 1 ? all : all.subList(0, SHOWN);
        shown.forEach(left -> addWindow(left, windows));
        if (all.size() > SHOWN + 1) {
            var fold = Nodes.button(
                    open ? language.text("login.fewer") : language.text("login.more", all.size() - SHOWN),
                    () -> toggle(open),
                    "small",
                    "link");
            fold.setId("login-more-" + view.login().ref());
            getChildren().add(fold);
        }
    }

    private void addWindow(Left left, WindowWords windows) {
        if (left.window() != null) {
            getChildren().add(LeftBox.of(left, left.window(), windows));
        }
    }

    private void addJudgement() {
        var credits = words.credits();
        if (!credits.isEmpty()) {
            getChildren().add(AccountCard.wrapped(Nodes.label(credits, "small", "muted")));
        }
        var fault = words.fault();
        if (!fault.isEmpty()) {
            getChildren().add(AccountCard.judgement(fault, "warn"));
        }
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        var judgement = words.judgement();
        getChildren().addAll(AccountCard.judgement(judgement.words(), judgement.mood()), spring);
        if (words.isJudged()) {
            words.age().ifPresent(age -> getChildren().add(AccountCard.wrapped(Nodes.label(age, "tiny", "faint"))));
        }
    }

    private void toggle(boolean open) {
        if (open) {
            history.openKeys().remove(foldId());
        } else {
            history.openKeys().add(foldId());
        }
    }

    private String foldId() {
        return account.account().name() + "\n" + view.login().ref();
    }

    private void showHistory() {
        List<Left> all = Left.of(account, view);
        if (!all.isEmpty()) {
            history.choose(all.getFirst());
        }
    }
}
