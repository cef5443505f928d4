package io.github.tallyglass.ui.account;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// A field for a token: dots, unless the user wants to see what was pasted.
final class SecretField extends HBox {

    private final PasswordField masked = new PasswordField();
    private final TextField plain = new TextField();

    /// @param id of the field; its other form and the button are named after it
    SecretField(String id, StringProperty value, ObservableValue<String> name, Language language) {
        getStyleClass().add("secret-field");
        masked.setId(id);
        plain.setId(id + "-plain");
        masked.textProperty().bindBidirectional(value);
        plain.textProperty().bindBidirectional(value);
        masked.accessibleTextProperty().bind(name);
        plain.accessibleTextProperty().bind(name);
        var fields = new StackPane(masked, plain);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(fields, reveal(id, language));
    }

    void setPrompt(ObservableValue<String> prompt) {
        masked.promptTextProperty().bind(prompt);
        plain.promptTextProperty().bind(prompt);
    }

    /// Enter, in either form of the field.
    void setOnEnter(Runnable action) {
        masked.setOnAction(_ -> action.run());
        plain.setOnAction(_ -> action.run());
    }

    private ToggleButton reveal(String id, Language language) {
        var reveal = new ToggleButton();
        reveal.setId(id + "-reveal");
        reveal.setGraphic(Nodes.icon(BootstrapIcons.EYE));
        reveal.getStyleClass().add("reveal");
        Nodes.name(reveal, language.text("account.token.reveal"));
        reveal.selectedProperty().subscribe(shown -> {
            reveal.setGraphic(Nodes.icon(shown ? BootstrapIcons.EYE_SLASH : BootstrapIcons.EYE));
            Nodes.present(plain, shown);
            Nodes.present(masked, !shown);
        });
        return reveal;
    }
}
