package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Choices;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.Segments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The section "Coverage": a calendar for each account.
final class CoverageView extends VBox {

    private final CoverageModel model;
    private final Language language;
    private final Map<Long, AccountCalendar> calendars = new HashMap<>();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final VBox state = new VBox();
    private final Label stateTitle = Nodes.label("", "strong");
    private final Label title = Nodes.label("", "panel-title");
    private final Label year = Nodes.label("", "medium");
    private final Button later;
    private final FlowPane legend = new FlowPane();

    CoverageView(CoverageModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().addAll("panel", "coverage");
        later = Nodes.iconButton(
                BootstrapIcons.CHEVRON_RIGHT, language.text("reconcile.year.later"), () -> model.turn(1), "small");
        later.setId("coverage-later");
        list.getStyleClass().add("calendars");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("reconcile.section.coverage"));
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        state.getStyleClass().add("state");
        state.getChildren().setAll(Nodes.icon(BootstrapIcons.CALENDAR3), stateTitle);
        legend.getStyleClass().add("calendar-legend");
        legend.setMinHeight(USE_PREF_SIZE);
        var place = new StackPane(scroll, state);
        place.setMinHeight(0);
        VBox.setVgrow(place, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().addAll(head(), legend, place);
        model.coverageProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        // The same days may be on display with another one chosen.
        model.selection().selectionProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private Node head() {
        var earlier = Nodes.iconButton(
                BootstrapIcons.CHEVRON_LEFT, language.text("reconcile.year.earlier"), () -> model.turn(-1), "small");
        earlier.setId("coverage-earlier");
        var years = new HBox(earlier, year, later);
        years.getStyleClass().add("years");
        var periods = new Segments<>(
                List.of(Period.values()), period -> language.text("reconcile.period." + Choices.word(period)), "small");
        periods.valueProperty().set(model.periodProperty().get());
        periods.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null) {
                model.period(wanted);
            }
        });
        model.periodProperty().subscribe(period -> Nodes.present(years, period == Period.YEAR));
        model.yearProperty().subscribe(now -> {
            year.setText(String.valueOf(now.intValue()));
            later.setDisable(model.isThisYear());
        });
        title.setMinWidth(0);
        year.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, Nodes.spring(), years, periods);
        head.getStyleClass().add("panel-head");
        return head;
    }

    private void show() {
        legend.getChildren().setAll(legend());
        var coverage = model.coverageProperty().get();
        var why = model.failureProperty().get();
        var empty = coverage == null
                || coverage.accounts().isEmpty()
                || coverage.span().days() == 0;
        Nodes.present(state, empty || why != null);
        scroll.setVisible(!state.isVisible());
        stateTitle.setText(
                why != null
                        ? language.words(why)
                        : language.get(
                                coverage == null
                                        ? "reconcile.loading"
                                        : coverage.accounts().isEmpty()
                                                ? "reconcile.empty.accounts"
                                                : "reconcile.empty.future"));
        title.setText(
                coverage == null || empty
                        ? language.get("reconcile.section.coverage")
                        : language.get(
                                "reconcile.calendar.title",
                                coverage.span().first().toString(),
                                coverage.span().last().toString()));
        if (coverage != null && !empty) {
            fill(coverage);
        }
    }

    /// Calendars stay the same nodes, so that the keyboard stays where it is.
    private void fill(Coverage coverage) {
        var shown = coverage.accounts().stream()
                .map(days -> {
                    var calendar = calendars.computeIfAbsent(days.account().id(), _ -> newCalendar());
                    calendar.show(days, coverage);
                    return calendar;
                })
                .toList();
        if (!list.getChildren().equals(shown)) {
            list.getChildren().setAll(shown);
        }
    }

    private AccountCalendar newCalendar() {
        var calendar = new AccountCalendar(model, language);
        calendar.grid().focusedProperty().subscribe(focused -> {
            if (focused) {
                reveal(calendar);
            }
        });
        return calendar;
    }

    private void reveal(Node calendar) {
        var room = list.getHeight() - scroll.getViewportBounds().getHeight();
        var bounds = calendar.getBoundsInParent();
        var top = scroll.getVvalue() * Math.max(0, room);
        if (room <= 0) {
            return;
        }
        if (bounds.getMinY() < top) {
            scroll.setVvalue(bounds.getMinY() / room);
        } else if (bounds.getMaxY() > top + scroll.getViewportBounds().getHeight()) {
            scroll.setVvalue((bounds.getMaxY() - scroll.getViewportBounds().getHeight()) / room);
        }
    }

    private List<Node> legend() {
        return List.of(
                entry(DayLook.RECONCILED, false),
                entry(DayLook.COMPLETE, false),
                entry(DayLook.COMPLETE, true),
                entry(DayLook.PARTIAL, false),
                entry(DayLook.AGGREGATE_ONLY, false),
                entry(DayLook.MISSING, false),
                entry(DayLook.OUTSIDE, false));
    }

    private Node entry(DayLook look, boolean differs) {
        var key = differs ? "reconcile.look.differs" : "reconcile.look." + look.word();
        var label = new Label(language.get(key), DayShapes.sample(look, differs, 11));
        label.getStyleClass().add("legend-entry");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
