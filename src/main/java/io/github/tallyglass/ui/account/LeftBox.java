package io.github.tallyglass.ui.account;

import io.github.tallyglass.query.AccountReadings;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Remaining;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One window or balance of a card: what it is, what is left, a bar, until when.
final class LeftBox extends VBox {

    LeftBox(Left left, CardWords words) {
        getStyleClass().add("balance");
        var window = left.window();
        if (window == null) {
            fill(left, words.texts().get("left.balance"), words.balance(), words.pace(), new Meter());
        } else {
            var meter = new Meter(Remaining.BAD, Remaining.WARN);
            fill(left, name(window, words), words.left().share(window.window()), words.window(window), meter);
        }
    }

    private static String name(AccountReadings.Window window, CardWords words) {
        return words.texts().get("left.window.left", words.left().name(window.window()));
    }

    private void fill(Left left, String name, String share, String until, Meter meter) {
        var level = left.remaining().level();
        var amount = Nodes.label(share, "amount", level.equals("ok") ? "" : level);
        amount.setMinWidth(Region.USE_PREF_SIZE);
        if (share.equals(Numbers.UNKNOWN)) {
            amount.getStyleClass().add("unknown");
        }
        var title = Nodes.label(name);
        title.setMinWidth(0);
        var line = new HBox(title, Nodes.spring(), amount);
        line.getStyleClass().add("balance-line");
        meter.getStyleClass().add("thick");
        meter.show(left.remaining().fraction(), level, name + " " + share);
        getChildren().addAll(line, meter);
        if (!until.isEmpty()) {
            getChildren().add(wrapped(Nodes.label(until, "small", "muted")));
        }
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
