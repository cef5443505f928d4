package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An account where accounts are managed: name, kind and address, how it goes, and what can be done.
final class AccountLine extends VBox {

    private final AccountView view;
    private final SyncState.@Nullable AccountSync sync;
    private final Language language;
    private final CardWords words;

    AccountLine(AccountsModel model, AccountView view, Language language, CurrencySetting currency, UserZone zone) {
        this.view = view;
        this.language = language;
        sync = model.syncOf(view.account());
        words = new CardWords(
                view, sync, currency.amounts(), currency.counted(), language.texts(), zone.zone(), zone.now());
        getStyleClass().add("account-line");
        setId("account-line-" + view.account().name());
        var does = new AccountButtons(model, view, language, currency);
        var action = model.actions().get(view.account().name());
        var asks = action != null && AccountButtons.asksOrTells(action);
        var who = who();
        HBox.setHgrow(who, Priority.ALWAYS);
        var head = new HBox(16, who);
        head.getStyleClass().add("account-line-head");
        getChildren().add(head);
        if (!asks) {
            head.getChildren().add(does.buttons(action));
        }
        var problem = problem();
        if (!problem.isEmpty() && action == null) {
            getChildren().add(AccountCard.judgement(problem, "warn"));
        }
        if (action != null) {
            getChildren().add(does.outcome(action));
        }
        if (asks) {
            getChildren().add(does.buttons(action));
        }
    }

    private Node who() {
        var name = Nodes.label(language.name(view.account().name()), "strong");
        name.setMinWidth(0);
        var kind = Nodes.label(kind(), "tag");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var dot = new Region();
        dot.getStyleClass().addAll("dot", words.dot());
        var host = language.texts().host(view.account().host());
        var state =
                Nodes.label((host.isEmpty() || host.equals("null") ? "" : host + " · ") + state(), "small", "faint");
        state.setMinWidth(0);
        Nodes.tip(state, language.texts().sentence(view.account().url().toString()) + "\n" + words.readTimes());
        return new VBox(
                3, AccountCard.row("account-line-name", name, kind), AccountCard.row("account-line-state", dot, state));
    }

    /// As it was found out, or as the user laid it down.
    private String kind() {
        var account = view.account();
        if (!account.kind().isGateway()) {
            return language.get("account.kind." + account.kind().word() + ".short");
        }
        return account.dialect().isEmpty() ? account.kind().word() : account.dialect();
    }

    private String state() {
        var collector = sync == null ? null : sync.collector();
        return collector == null || view.account().paused()
                ? words.state()
                : new CollectorWords(collector, language.texts(), words.left().moments()).line();
    }

    private String problem() {
        if (view.account().paused()) {
            return "";
        }
        var failure = words.failure();
        return failure == null ? words.keptProblem() : language.words(failure);
    }
}
