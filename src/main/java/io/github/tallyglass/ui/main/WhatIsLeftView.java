package io.github.tallyglass.ui.main;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Remaining;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is left, account by account, the shortest first: balance, a thin bar, the days it lasts.
final class WhatIsLeftView extends VBox {

    /// More would push the destinations out of a small window; the Accounts screen shows them all.
    private static final int SHOWN = 4;

    private final MainModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final BooleanProperty compact = new SimpleBooleanProperty();
    private final VBox entries = new VBox();

    WhatIsLeftView(MainModel model, Language language, CurrencySetting currency) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        getStyleClass().add("left");
        var heading = Nodes.label(language.text("nav.left"), "heading");
        heading.visibleProperty().bind(compact.not());
        heading.managedProperty().bind(compact.not());
        getChildren().addAll(heading, entries);
        model.accountsProperty().subscribe(this::fill);
        language.textsProperty().subscribe(_ -> refill());
        currency.choiceProperty().subscribe(_ -> refill());
        compact.subscribe(_ -> refill());
    }

    BooleanProperty compactProperty() {
        return compact;
    }

    private void refill() {
        fill(model.accountsProperty().get());
    }

    private void fill(@Nullable List<AccountView> accounts) {
        var list = accounts == null ? List.<AccountView>of() : accounts;
        Nodes.present(this, !list.isEmpty());
        entries.getChildren()
                .setAll(list.stream()
                        .sorted(Comparator.comparingDouble(WhatIsLeftView::urgency))
                        .limit(SHOWN)
                        .map(this::entry)
                        .toList());
    }

    /// Unknown ones come last.
    private static double urgency(AccountView view) {
        var left = Remaining.of(view);
        return left.days() == null ? 2 : left.fraction();
    }

    private Button entry(AccountView view) {
        var left = Remaining.of(view);
        var name = view.account().name();
        var amount = amount(view, left);
        var pace = pace(left);
        var meter = new Meter();
        meter.show(left.fraction(), left.level(), pace);
        var box = new VBox(4);
        if (compact.get()) {
            box.getChildren().add(meter);
        } else {
            var label = Nodes.label(name);
            label.setMinWidth(0);
            var value = Nodes.label(amount, "amount");
            value.setMinWidth(USE_PREF_SIZE);
            box.getChildren().addAll(new HBox(6, label, Nodes.spring(), value), meter, Nodes.label(pace, "pace"));
        }
        var button = new Button();
        button.getStyleClass().setAll("left-entry");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(box);
        box.prefWidthProperty().bind(button.widthProperty().subtract(16));
        button.setMaxWidth(Double.MAX_VALUE);
        var words = name + " · " + amount + " · " + pace;
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> model.openAccount(name));
        return button;
    }

    private String amount(AccountView view, Remaining left) {
        if (left.balanceQuota() == null) {
            return Numbers.UNKNOWN;
        }
        var money = currency.amounts().money(view.account().unit(), left.balanceQuota());
        return Numbers.money(money.amount(), money.currency());
    }

    private String pace(Remaining left) {
        if (left.balanceQuota() == null) {
            return language.get("nav.left.never-read");
        }
        if (left.days() == null) {
            return language.get("nav.left.no-pace");
        }
        if (left.days() > 365) {
            return language.get("nav.left.over-a-year");
        }
        return left.days() == 0 ? language.get("nav.left.today") : language.get("nav.left.days", left.days());
    }
}
