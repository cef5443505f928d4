package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All accounts as cards, and the dialog that adds one.
public final class AccountsView extends StackPane {

    private final AccountsModel model;
    private final HistoryModel history;
    private final Language language;
    private final CurrencySetting currency;
    private final UserZone zone;
    private final VBox groups = new VBox();
    private final CardGrid grid = new CardGrid();
    private final RemovedAccounts removed;
    private final ScrollPane scroll;
    private final Label failure = Nodes.label("", "judgement", "bad");
    private String revealed = "";

    public AccountsView(
            AccountsModel model,
            HistoryModel history,
            AddAccountModel adding,
            Language language,
            CurrencySetting currency,
            UserZone zone) {
        this.model = model;
        this.history = history;
        this.language = language;
        this.currency = currency;
        this.zone = zone;
        getStyleClass().add("accounts");
        failure.setWrapText(true);
        failure.setMaxWidth(Double.MAX_VALUE);
        removed = new RemovedAccounts(model, language);
        // The cards take what they need, the curve the rest of the window.
        grid.setMinHeight(USE_PREF_SIZE);
        var panel = new HistoryPanel(history, language, currency, zone);
        panel.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(panel, Priority.ALWAYS);
        groups.getStyleClass().add("account-groups");
        groups.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(failure, groups, grid, panel, removed);
        content.getStyleClass().add("accounts-content");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("nav.accounts"));
        scroll.disableProperty().bind(adding.openProperty());
        getChildren().addAll(scroll, new AddAccountView(adding, language, currency));
        model.setEditor(adding::edit);
        model.accountsProperty().subscribe(accounts -> {
            follow();
            history.follow(accounts == null ? List.of() : accounts);
        });
        model.syncStateProperty().subscribe(_ -> follow());
        model.removedProperty().subscribe(_ -> removed.show());
        model.failureProperty().subscribe(_ -> show());
        model.actions().addListener((MapChangeListener<String, AccountsModel.Action>) _ -> show());
        history.openKeys().addListener((SetChangeListener<String>) _ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.subscribe(this::show);
    }

    /// Marks an account's card and scrolls to it.
    void reveal(String account) {
        reveal(account, "");
    }

    /// Marks the card of one of its logins.
    ///
    /// @param login `""` for the account itself
    void reveal(String account, String login) {
        revealed = account + "\n" + login;
        history.choose(account);
        show();
        layout();
        Stream.concat(
                        cards().stream()
                                .filter(card -> card.account().account().name().equals(account)),
                        groups().stream()
                                .filter(group ->
                                        group.account().account().name().equals(account))
                                .map(group -> group.card(login)))
                .findFirst()
                .ifPresent(card -> {
                    scrollTo(card);
                    // Whoever comes here from the banner wants to type.
                    var token = card.lookup("#account-new-token-" + account);
                    if (token != null) {
                        token.requestFocus();
                    }
                });
    }

    private void scrollTo(Node card) {
        var content = scroll.getContent();
        var top = content.sceneToLocal(card.localToScene(0, 0)).getY();
        var room = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.clamp(top / room, 0, 1));
    }

    /// Cards are built anew, which would take a token that is being typed out of the user's hands: that
    /// goes first, and whatever changes next shows both.
    private void follow() {
        if (!isTokenTyped()) {
            show();
        }
    }

    private boolean isTokenTyped() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at instanceof TokenRow) {
                return true;
            }
        }
        return false;
    }

    private void show() {
        removed.show();
        var why = model.failureProperty().get();
        Nodes.present(failure, why != null);
        failure.setText(why == null ? "" : language.words(why));
        var accounts = model.accountsProperty().get();
        var focused = focusedId();
        var all = accounts == null ? List.<AccountView>of() : accounts;
        var grouped = all.stream().filter(AccountsView::isGrouped).toList();
        groups.getChildren().setAll(grouped.stream().map(this::group).toList());
        Nodes.present(groups, !grouped.isEmpty());
        grid.show(all.stream().filter(each -> !isGrouped(each)).map(this::card).toList());
        Nodes.present(grid, grouped.size() < all.size());
        var again = focused.isEmpty() ? null : lookup("#" + focused);
        if (again != null) {
            again.requestFocus();
        }
    }

    /// What has logins shows a card for each.
    private static boolean isGrouped(AccountView view) {
        return !view.account().kind().isGateway()
                || !view.readings().logins().isEmpty();
    }

    private AccountGroup group(AccountView view) {
        var group = new AccountGroup(model, history, view, language, currency, zone);
        var login = revealed.startsWith(view.account().name() + "\n")
                ? revealed.substring(view.account().name().length() + 1)
                : "";
        if (!login.isEmpty()) {
            group.card(login).pseudoClassStateChanged(AccountCard.REVEALED, true);
        }
        return group;
    }

    private AccountCard card(AccountView view) {
        var card = new AccountCard(model, history, view, language, currency, zone);
        card.pseudoClassStateChanged(
                AccountCard.REVEALED, revealed.equals(view.account().name() + "\n"));
        return card;
    }

    /// Cards are built anew whenever something changes; the keyboard stays where it was.
    private String focusedId() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner == null || owner.getId() == null || !owner.getId().matches("[\\w-]+") ? "" : owner.getId();
    }

    private List<AccountCard> cards() {
        return grid.getChildren().stream().map(AccountCard.class::cast).toList();
    }

    private List<AccountGroup> groups() {
        return groups.getChildren().stream().map(AccountGroup.class::cast).toList();
    }
}
