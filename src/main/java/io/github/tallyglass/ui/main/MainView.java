package io.github.tallyglass.ui.main;

import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Screen;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.FilterBar;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The window's content. Until an account exists, the welcome node takes the place of all screens.
public final class MainView extends BorderPane {

    /// Narrower windows show destinations as icons.
    private static final double COMPACT_BELOW = 1100;

    private final MainModel model;
    private final CurrencySetting currency;
    private final Language language;
    private final List<Screen> screens;
    private final Node welcome;
    private final FilterBar filterBar;
    private final NavigationView navigation;
    private final SyncStateView syncState;
    private final HBox topBar = new HBox();
    private final Label title = new Label();
    private final StackPane place = new StackPane();
    private final Button refresh;
    private final VBox frame;
    private final BooleanProperty compact = new SimpleBooleanProperty();
    private @Nullable Screen current;

    /// @param screens destinations in the order of Ctrl+1…6, the settings last
    /// @param filterBar stands at the top of screens that are filtered
    /// @param welcome stands alone while there are no accounts
    public MainView(
            MainModel model,
            List<Screen> screens,
            FilterBar filterBar,
            Node welcome,
            Language language,
            UserZone zone,
            CurrencySetting currency) {
        this.currency = currency;
        this.model = model;
        this.screens = List.copyOf(screens);
        this.filterBar = filterBar;
        this.welcome = welcome;
        this.language = language;
        getStyleClass().add("main");
        model.accountsProperty().subscribe(language.privacy()::learn);
        navigation = new NavigationView(model, screens, new WhatIsLeftView(model, language, currency, zone), language);
        syncState = new SyncStateView(model, language, zone);
        topBar.getStyleClass().add("top-bar");
        title.getStyleClass().add("screen-title");
        refresh = refreshButton();
        HBox.setHgrow(filterBar, Priority.ALWAYS);
        // The screen gives way, never the bars around it.
        topBar.setMinHeight(USE_PREF_SIZE);
        place.setMinHeight(0);
        syncState.setMaxHeight(USE_PREF_SIZE);
        VBox.setVgrow(place, Priority.ALWAYS);
        frame = new VBox(
                topBar, new BannerView(model, language), place, new StatusBarView(model, language, zone, currency));
        compact.bind(widthProperty().lessThan(COMPACT_BELOW));
        navigation.compactProperty().bind(compact);
        syncState.compactProperty().bind(compact);
        model.destinationProperty().subscribe(this::show);
        model.accountsProperty().subscribe(this::welcomeOrWork);
        model.revealedProperty().subscribe(now -> {
            if (!now.account().isEmpty() && current != null) {
                current.reveal(now.account(), now.login());
            }
        });
    }

    /// The screen on display; null while the welcome is.
    public @Nullable Screen current() {
        return getCenter() == frame ? current : null;
    }

    /// Money, tokens, both, and so on.
    void countNext() {
        var all = CurrencySetting.Counted.values();
        currency.count(all[(currency.counted().ordinal() + 1) % all.length]);
    }

    /// Names are masked, or whole again.
    void maskNext() {
        language.privacy().toggle();
    }

    List<Screen> screens() {
        return screens;
    }

    void refresh() {
        model.refresh();
        if (current != null) {
            current.refresh();
        }
    }

    /// Opens the filter bar's text.
    void focusFilter() {
        if (current != null && current.filtered()) {
            filterBar.focus();
        }
    }

    private void welcomeOrWork(@Nullable List<AccountView> accounts) {
        if (accounts == null) {
            return;
        }
        var work = !accounts.isEmpty();
        setLeft(work ? navigation : null);
        setCenter(work ? frame : welcome);
    }

    private void show(String id) {
        var next = screens.stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .orElse(screens.getFirst());
        if (next == current) {
            return;
        }
        if (current != null) {
            current.shown(false);
        }
        current = next;
        place.getChildren().setAll(next.view());
        title.textProperty().bind(language.text(next.titleKey()));
        filterBar.offer(next::filteredBy);
        topBar.getChildren().setAll(next.filtered() ? filterBar : title);
        if (!next.filtered()) {
            topBar.getChildren().add(Nodes.spring());
        }
        topBar.getChildren().addAll(next.state().orElse(syncState), refresh);
        topBar.getChildren().addAll(next.actions());
        next.shown(true);
    }

    /// Compact, the word gives way to an icon.
    private Button refreshButton() {
        var words = language.text("common.refresh");
        var button = Nodes.button(words, this::refresh, "refresh");
        button.setGraphic(Nodes.icon(BootstrapIcons.ARROW_CLOCKWISE));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Nodes.tooltip(language.text("status.refresh-tip")));
        compact.subscribe(
                now -> button.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY));
        return button;
    }
}
