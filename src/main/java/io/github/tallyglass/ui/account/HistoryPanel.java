package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.text.LeftWords;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Left;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Providers;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.account.HistoryModel.Shown;
import io.github.tallyglass.ui.chart.Curves;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// How the windows or the balance of one account went.
final class HistoryPanel extends VBox {

    /// Choices that stand beside the title.
    private static final int FEW = 2;

    private final HistoryModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final UserZone zone;
    private final Label title = Nodes.label("", "panel-title");
    private final Label summary = Nodes.label("", "faint");
    private final HBox head = new HBox();
    private final HBox below = new HBox();
    private final HBox choices = new HBox();
    private final Curves curves = new Curves();
    private final FlowPane more = new FlowPane();
    private final Label nothing = Nodes.label("", "muted");

    HistoryPanel(HistoryModel model, Language language, CurrencySetting currency, UserZone zone) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        this.zone = zone;
        getStyleClass().addAll("panel", "history");
        title.setMinWidth(0);
        choices.getStyleClass().add("segments");
        head.getChildren().addAll(title, Nodes.spring(), summary, choices);
        head.getStyleClass().add("history-head");
        summary.setMinWidth(0);
        nothing.setWrapText(true);
        var place = new StackPane(curves, nothing);
        VBox.setVgrow(place, Priority.ALWAYS);
        more.getStyleClass().add("history-more");
        getChildren().addAll(head, below, place, more);
        model.shownProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.subscribe(this::show);
    }

    private void show() {
        var shown = model.shownProperty().get();
        Nodes.present(this, shown != null);
        if (shown == null) {
            return;
        }
        var words = new LeftWords(language.texts(), zone.zone(), zone.now());
        var pictures = new HistoryPictures(
                shown,
                new WindowWords(
                        words,
                        currency.amounts(),
                        currency.counted(),
                        shown.view().account().unit()));
        title.setText(title(shown, words));
        summary.setText(summary(shown, pictures));
        fillChoices(shown, words);
        var failure = model.failureProperty().get();
        var empty = failure != null || HistoryPictures.isEmpty(shown);
        Nodes.present(nothing, empty);
        nothing.setText(failure == null ? language.get("account.history.nothing") : language.words(failure));
        curves.setVisible(!empty);
        showMore(shown, pictures, words);
        curves.show(pictures.picture(), title.getText() + ". " + summary.getText());
    }

    private String title(Shown shown, LeftWords words) {
        var name = name(shown.left());
        var window = shown.window();
        if (window == null) {
            return language.get("account.history.balance", name);
        }
        var what = words.name(window);
        return language.get("account.history." + span(shown), name, what);
    }

    /// The account; of a login its provider, with the login where there are several of it.
    private String name(Left left) {
        var login = left.login();
        if (login == null) {
            return language.name(left.view().account().name());
        }
        var provider = login.login().provider();
        var same = left.view().readings().logins().stream()
                .filter(each -> each.login().provider().equals(provider))
                .count();
        var name = Providers.name(provider);
        return same > 1 ? name + " " + language.name(login.login().label()) : name;
    }

    /// `week` `weeks` `months`: how far back a window is shown.
    private static String span(Shown shown) {
        var window = shown.window();
        var length = window == null ? 0 : window.length();
        return length < 86_400 ? "week" : length <= 7 * 86_400 ? "weeks" : "months";
    }

    private String summary(Shown shown, HistoryPictures pictures) {
        if (shown.window() == null) {
            return pictures.isEstimated() ? language.get("account.history.estimated") : "";
        }
        return pictures.unusedAtReset()
                .map(share -> language.get("account.history.unused", Numbers.percent(share, 0)))
                .orElse("");
    }

    /// What windows took, and what of them was left unused week by week.
    private void showMore(Shown shown, HistoryPictures pictures, LeftWords words) {
        more.getChildren().clear();
        var spent = pictures.averageSpent();
        if (!spent.isEmpty()) {
            more.getChildren().add(Nodes.label(spent, "small", "muted"));
        }
        for (var week : shown.weeks()) {
            var monday = week.monday().atStartOfDay(zone.zone()).toInstant();
            more.getChildren()
                    .add(Nodes.label(
                            language.get(
                                    "login.week.unused",
                                    words.moments().date(monday),
                                    Numbers.percent(week.unusedPercent().movePointLeft(2), 0)),
                            "small",
                            "faint"));
        }
        Nodes.present(more, !more.getChildren().isEmpty());
    }

    private void fillChoices(Shown shown, LeftWords words) {
        var several = shown.choices().size() > 1;
        Nodes.present(choices, several);
        // Many need a line of their own.
        var place = shown.choices().size() > FEW ? below : head;
        if (choices.getParent() != place) {
            place.getChildren().add(choices);
        }
        Nodes.present(below, place == below);
        choices.getChildren()
                .setAll(
                        several
                                ? shown.choices().stream()
                                        .map(left -> choice(left, shown, words))
                                        .toList()
                                : List.of());
        if (several) {
            choices.getChildren().getFirst().getStyleClass().add("first");
            choices.getChildren().getLast().getStyleClass().add("last");
        }
    }

    /// By its length; by its name where it limits one model, or where there are two of a length.
    private static String brief(QuotaWindow window, LeftWords words) {
        return window.reach() == QuotaWindow.Reach.ALL ? words.length(window) : words.name(window);
    }

    private ToggleButton choice(Left left, Shown shown, LeftWords words) {
        var window = left.window();
        var text = window == null ? language.get("left.balance") : brief(window.window(), words);
        var button = new ToggleButton(text);
        button.setId("account-history-" + (window == null ? "balance" : text.replace(' ', '-')));
        button.getStyleClass().add("segment");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(window == null ? text : words.name(window.window()));
        button.setSelected(left.id().equals(shown.left().id()));
        button.setOnAction(_ -> {
            // A second click must not switch the only choice off.
            button.setSelected(true);
            model.choose(left);
        });
        return button;
    }
}
