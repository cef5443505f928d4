package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// The accounts one a line, with what can be done with each: for where they are managed rather than read.
public final class AccountList extends VBox {

    private final AccountsModel model;
    private final AddAccountModel adding;
    private final Language language;
    private final CurrencySetting currency;
    private final UserZone zone;

    public AccountList(
            AccountsModel model, AddAccountModel adding, Language language, CurrencySetting currency, UserZone zone) {
        this.model = model;
        this.adding = adding;
        this.language = language;
        this.currency = currency;
        this.zone = zone;
        getStyleClass().addAll("panel", "account-list");
        model.accountsProperty().subscribe(_ -> show());
        model.syncStateProperty().subscribe(_ -> show());
        model.actions().addListener((MapChangeListener<String, AccountsModel.Action>) _ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.choiceProperty().subscribe((_, _) -> show());
    }

    /// Opens the form of a new account; stands elsewhere.
    public Button add() {
        var button = Nodes.button(language.text("account.add"), adding::open, "primary");
        button.setId("settings-add-account");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void show() {
        var accounts = model.accountsProperty().get();
        var all = accounts == null ? List.<AccountView>of() : accounts;
        Nodes.present(this, !all.isEmpty());
        var focused = focusedId();
        getChildren().setAll(all.stream().map(this::line).toList());
        if (!all.isEmpty()) {
            getChildren().getLast().getStyleClass().add("last");
        }
        var again = focused.isEmpty() ? null : lookup("#" + focused);
        if (again != null) {
            again.requestFocus();
        }
    }

    private Node line(AccountView view) {
        return new AccountLine(model, view, language, currency, zone);
    }

    /// Lines are built anew whenever something changes; the keyboard stays where it was.
    private String focusedId() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            var id = at.getId();
            if (at.getParent() != null && id != null && id.matches("[\\w-]+") && isWithin(at)) {
                return id;
            }
        }
        return "";
    }

    private boolean isWithin(Node node) {
        for (var at = node.getParent(); at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }
}
