package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.Meter;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Providers;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is left, the lowest first: windows and balances as thin bars, until when each lasts.
final class WhatIsLeftView extends VBox {

    /// More would push the destinations out of a small window; the Accounts screen shows them all.
    private static final int SHOWN = 4;

    private final MainModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final UserZone zone;
    private final BooleanProperty compact = new SimpleBooleanProperty();
    private final VBox entries = new VBox();

    WhatIsLeftView(MainModel model, Language language, CurrencySetting currency, UserZone zone) {
        this.model = model;
        this.zone = zone;
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
                .setAll(Left.lowestFirst(list).stream()
                        .filter(WhatIsLeftView::isForAll)
                        .limit(SHOWN)
                        .map(this::entry)
                        .toList());
    }

    private Button entry(Left left) {
        var name = name(left, words());
        var amount = amount(left);
        var pace = pace(left);
        var login = left.login();
        var meter = new Meter();
        meter.show(left.remaining().fraction(), left.remaining().level(), pace);
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
        var words = name
                + (login == null ? "" : " · " + language.name(login.login().label())) + " · " + amount + " · " + pace;
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> model.openAccount(
                left.view().account().name(), login == null ? "" : login.login().ref()));
        return button;
    }

    private LeftWords words() {
        return new LeftWords(language.texts(), zone.zone(), zone.now());
    }

    /// `Codex · 5 hours`; the account's name alone for its balance.
    private static String name(Left left, LeftWords words) {
        var login = left.login();
        var name = login == null
                ? words.texts().name(left.view().account().name())
                : Providers.name(login.login().provider());
        var window = left.window();
        return window == null
                ? name
                : name + " · " + words.length(window.window()).toLowerCase(Locale.ROOT);
    }

    /// What limits single uses alone is for the Accounts screen.
    private static boolean isForAll(Left left) {
        return left.window() == null || left.window().window().reach() == QuotaWindow.Reach.ALL;
    }

    private String amount(Left left) {
        var window = left.window();
        if (window != null) {
            return words().share(window.window());
        }
        var balance = left.view().balanceQuota();
        if (balance == null) {
            return Numbers.UNKNOWN;
        }
        var money = currency.amounts().money(left.view().account().unit(), balance);
        return Numbers.money(money.amount(), money.currency());
    }

    private String pace(Left left) {
        var window = left.window();
        if (window != null) {
            return words().resetsBrief(window.window());
        }
        if (left.view().balanceQuota() == null) {
            return language.get("nav.left.never-read");
        }
        if (left.view().readings().depletion() != null) {
            return words().depletionBrief(left.view().readings().depletion());
        }
        var days = left.remaining().days();
        if (days == null) {
            return language.get("nav.left.no-pace");
        }
        if (days > 365) {
            return language.get("nav.left.over-a-year");
        }
        return days == 0 ? language.get("nav.left.today") : language.get("nav.left.days", days);
    }
}
