package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Asks for the token of an account whose gateway refuses the one that is kept.
final class TokenRow extends HBox {

    private final SecretField field;

    TokenRow(AccountsModel model, String name, Language language) {
        getStyleClass().add("token-row");
        var token = model.tokenProperty(name);
        field = new SecretField("account-new-token-" + name, token, language.text("account.new-token"), language);
        field.setPrompt(language.text("account.new-token"));
        field.setOnEnter(() -> model.replaceToken(name));
        HBox.setHgrow(field, Priority.ALWAYS);
        var save = Nodes.button(language.text("account.new-token.save"), () -> model.replaceToken(name), "primary", "small");
        save.setId("account-save-token-" + name);
        save.setMinWidth(Region.USE_PREF_SIZE);
        token.subscribe(typed -> save.setDisable(typed.isBlank()));
        getChildren().addAll(field, save);
    }

    /// Whether the account waits for nothing but another token.
    static boolean isWanted(AccountView view, SyncState.@Nullable AccountSync sync) {
        var failure = sync == null ? null : sync.failure();
        if (failure != null) {
            return failure instanceof Failure.AuthRejected || failure instanceof Failure.SecretMissing;
        }
        // As it was kept by a sync of before.
        return view.state().equals("stopped")
                && (view.failureText().startsWith("auth-rejected") || view.failureText().startsWith("secret-missing"));
    }
}
