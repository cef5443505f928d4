package io.github.tallyglass.ui.account;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The destination "Accounts".
public final class AccountsScreen implements Screen {

    private final AccountsModel model;
    private final AddAccountModel adding;
    private final AccountsView view;
    private final Node age;
    private final Node add;

    public AccountsScreen(
            AccountsModel model,
            HistoryModel history,
            AddAccountModel adding,
            Language language,
            CurrencySetting currency,
            UserZone zone) {
        this.model = model;
        this.adding = adding;
        view = new AccountsView(model, history, adding, language, currency, zone);
        age = new ReadingsAge(model, language, zone);
        var button = Nodes.button(language.text("account.add"), adding::open, "primary");
        button.setId("accounts-add");
        button.setMinWidth(Region.USE_PREF_SIZE);
        add = button;
    }

    @Override
    public String id() {
        return "accounts";
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.SPEEDOMETER2;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public String titleKey() {
        return "account.title";
    }

    @Override
    public Optional<Node> state() {
        return Optional.of(age);
    }

    @Override
    public boolean filtered() {
        return false;
    }

    @Override
    public List<Node> actions() {
        return List.of(add);
    }

    @Override
    public void refresh() {
        model.read();
    }

    @Override
    public boolean closePane() {
        return adding.close();
    }

    @Override
    public void reveal(String account, String login) {
        view.reveal(account, login);
    }
}
