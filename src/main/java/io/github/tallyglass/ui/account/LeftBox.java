package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.QuotaWindow;
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

    private LeftBox() {
        getStyleClass().add("balance");
    }

    static LeftBox of(Left left, CardWords words) {
        if (left.window() != null) {
            return of(left, left.window(), words.windows());
        }
        var box = new LeftBox();
        box.fill(left, words.texts().get("left.balance"), words.balance(), words.pace(), new Meter());
        return box;
    }

    static LeftBox of(Left left, AccountReadings.Window each, WindowWords words) {
        var box = new LeftBox();
        var window = each.window();
        var meter = new Meter(Remaining.BAD, Remaining.WARN);
        box.fill(left, words.name(window), words.share(window), words.under(each), meter);
        var old = window.state() == QuotaWindow.State.STALE || window.state() == QuotaWindow.State.FAILED;
        if (old) {
            box.getStyleClass().add("stale");
        }
        return box;
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
