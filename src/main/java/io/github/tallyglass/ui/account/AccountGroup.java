package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.CollectorState;
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

/// An account with logins: how its collection goes, and a card for each login.
final class AccountGroup extends VBox {

    private final AccountsModel model;
    private final AccountView view;
    private final SyncState.@Nullable AccountSync sync;
    private final HistoryModel history;
    private final Language language;
    private final CurrencySetting currency;
    private final CardWords words;
    private final @Nullable CollectorWords collector;
    private final CardGrid grid = new CardGrid();
    private final String name;

    AccountGroup(
            AccountsModel model,
            HistoryModel history,
            AccountView view,
            Language language,
            CurrencySetting currency,
            UserZone zone) {
        this.model = model;
        this.view = view;
        this.history = history;
        this.language = language;
        this.currency = currency;
        name = view.account().name();
        sync = model.syncOf(view.account());
        words = new CardWords(
                view, sync, currency.amounts(), currency.counted(), language.texts(), zone.zone(), zone.now());
        collector = collector(sync, words);
        getStyleClass().add("account-group");
        setId("account-group-" + name);
        getChildren().addAll(head(), grid);
        var logins = view.readings().logins();
        grid.setMinHeight(USE_PREF_SIZE);
        grid.show(logins.stream()
                .map(login -> new LoginCard(view, login, history, language, currency, zone))
                .toList());
        Nodes.present(grid, !logins.isEmpty());
    }

    private static @Nullable CollectorWords collector(SyncState.@Nullable AccountSync sync, CardWords words) {
        CollectorState state = sync == null ? null : sync.collector();
        return state == null
                ? null
                : new CollectorWords(state, words.texts(), words.left().moments());
    }

    AccountView account() {
        return view;
    }

    /// The card of a login; this group where there is none.
    Region card(String ref) {
        return grid.getChildren().stream()
                .map(LoginCard.class::cast)
                .filter(card -> card.login().login().ref().equals(ref))
                .findFirst()
                .map(Region.class::cast)
                .orElse(this);
    }

    private Node head() {
        var head = new VBox(titles());
        head.getStyleClass().addAll("panel", "group-head");
        if (collector != null && !view.account().paused()) {
            collector.notices().forEach(notice -> head.getChildren().add(notice(notice)));
        }
        var tokenWanted = TokenRow.isWanted(view, sync);
        var problem = tokenWanted ? language.get("account.token-refused", language.name(name)) : problem();
        if (!problem.isEmpty()) {
            head.getChildren().add(AccountCard.judgement(problem, "warn"));
        }
        if (tokenWanted) {
            head.getChildren().add(new TokenRow(model, name, language));
        }
        if (view.readings().logins().isEmpty() && problem.isEmpty()) {
            head.getChildren().add(AccountCard.judgement(language.get("login.none"), ""));
        }
        var action = model.actions().get(name);
        if (action != null) {
            var does = new AccountButtons(model, view, language, currency);
            head.getChildren().add(does.outcome(action));
            if (AccountButtons.asksOrTells(action)) {
                head.getChildren().add(does.buttons(action));
            }
        }
        return head;
    }

    private String problem() {
        var failure = words.failure();
        var problem = failure == null ? words.keptProblem() : language.words(failure);
        return problem.isEmpty() ? words.unread() : problem;
    }

    /// Name, what it is, how it goes, and what can be done with it.
    private Node titles() {
        var title = Nodes.button(language.naming(name), () -> history.choose(name), "card-title");
        title.setId("account-name-" + name);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var kind = Nodes.label(
                collector == null || collector.state().version().isEmpty()
                        ? language.get("account.kind." + view.account().kind().word() + ".short")
                        : collector.server(),
                "tag");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var dot = new Region();
        dot.getStyleClass().addAll("dot", dotStyle());
        var state = AccountCard.wrapped(Nodes.label(stateWords(), "small", "muted"));
        state.setMinWidth(0);
        Nodes.tip(state, words.texts().sentence(view.account().url().toString()));
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        var row = AccountCard.row("group-titles", title, kind, dot, state);
        var action = model.actions().get(name);
        if (action == null || !AccountButtons.asksOrTells(action)) {
            row.getChildren().add(new AccountButtons(model, view, language, currency).buttons(action));
        }
        return row;
    }

    private String dotStyle() {
        var own = words.dot();
        return collector == null || own.equals("bad") || view.account().paused() ? own : collector.dot();
    }

    private String stateWords() {
        return collector == null || view.account().paused() ? words.state() : collector.line();
    }

    private Node notice(CollectorWords.Notice notice) {
        var label = AccountCard.judgement(notice.words(), notice.mood());
        if (!notice.enable() || model.actions().containsKey(name)) {
            return label;
        }
        HBox.setHgrow(label, Priority.ALWAYS);
        var enable = Nodes.button(language.text("collector.enable"), () -> model.askToEnable(name), "small");
        enable.setId("collector-enable-" + name);
        enable.setMinWidth(Region.USE_PREF_SIZE);
        return AccountCard.row("notice-row", label, enable);
    }
}
