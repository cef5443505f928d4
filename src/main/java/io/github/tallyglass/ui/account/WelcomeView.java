package io.github.tallyglass.ui.account;

import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.main.Brand;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first start: two ways in, and what happens to the token.
public final class WelcomeView extends StackPane {

    private static final double WIDTH = 420;

    /// @param lookAround opens the demo gateway
    public WelcomeView(AddAccountModel model, Language language, CurrencySetting currency, Runnable lookAround) {
        getStyleClass().add("welcome");
        var add = Nodes.button(language.text("account.welcome.add"), model::open, "primary", "large");
        add.setId("welcome-add");
        add.setDefaultButton(true);
        var demo = Nodes.button(language.text("account.welcome.demo"), lookAround, "large");
        demo.setId("welcome-demo");
        add.setMaxWidth(Double.MAX_VALUE);
        demo.setMaxWidth(Double.MAX_VALUE);
        var choices = new VBox(add, demo);
        choices.getStyleClass().add("welcome-choices");
        var mark = Brand.mark();
        mark.getStyleClass().add("brand");
        mark.setScaleX(2);
        mark.setScaleY(2);
        var content = new VBox(
                mark,
                Nodes.label(language.text("account.welcome.title"), "welcome-title"),
                wrapped(Nodes.label(language.text("account.welcome.what"), "muted")),
                choices,
                wrapped(Nodes.label(language.text("account.welcome.privacy"), "small", "faint")));
        content.getStyleClass().add("welcome-content");
        content.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        content.disableProperty().bind(model.openProperty());
        getChildren().addAll(content, new AddAccountView(model, language, currency));
    }

    private static Node wrapped(javafx.scene.control.Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(WIDTH);
        return label;
    }
}
