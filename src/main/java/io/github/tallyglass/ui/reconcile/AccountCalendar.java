package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// An account's name, what its days come to, and its calendar. While a day is looked at, its words take
/// the sum's place, so that nothing moves.
final class AccountCalendar extends VBox {

    private final CoverageModel model;
    private final Language language;
    private final Label name = Nodes.label("", "strong");
    private final Label detail = Nodes.label("", "faint");
    private final Tooltip tooltip = new Tooltip();
    private final CalendarGrid grid;
    private @Nullable AccountDays days;

    AccountCalendar(CoverageModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("account-calendar");
        grid = new CalendarGrid(model::narrow);
        name.setMinWidth(0);
        detail.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new HBox(10, name, Nodes.spring(), detail), grid);
        grid.currentProperty().subscribe(this::look);
        grid.focusedProperty().subscribe(this::look);
        grid.hoveredProperty().subscribe(this::hover);
        model.glanceProperty().subscribe(this::describe);
    }

    CalendarGrid grid() {
        return grid;
    }

    void show(AccountDays now, Coverage coverage) {
        days = now;
        name.setText(language.name(now.account().name()));
        grid.setId("coverage-" + now.account().name());
        grid.show(now, coverage.span(), coverage.today(), chosen(), language.texts());
        describe();
    }

    /// The one day that the window's range is.
    private @Nullable LocalDate chosen() {
        var range = model.selection().selection().range();
        var half = range.length() / 2 - 1;
        return range.matches("\\d{4}-\\d\\d-\\d\\d\\.\\.\\d{4}-\\d\\d-\\d\\d")
                        && range.substring(0, half).equals(range.substring(half + 2))
                ? LocalDate.parse(range.substring(0, half))
                : null;
    }

    private void look() {
        var day = grid.currentProperty().get();
        if (days != null && day != null && grid.isFocused()) {
            model.look(days.account(), day);
        } else if (model.glanceProperty().get() instanceof CoverageModel.Glance glance
                && days != null
                && glance.accountId() == days.account().id()) {
            model.lookAway();
        }
        describe();
    }

    private void hover() {
        var day = grid.hoveredProperty().get();
        Tooltip.uninstall(grid, tooltip);
        if (day != null && days != null) {
            tooltip.setText(words(days, day).replace(" · ", "\n"));
            Tooltip.install(grid, tooltip);
        } else {
            tooltip.hide();
        }
        describe();
    }

    private void describe() {
        if (days == null) {
            return;
        }
        var hovered = grid.hoveredProperty().get();
        var current = grid.currentProperty().get();
        var day = hovered != null ? hovered : grid.isFocused() ? current : null;
        detail.setText(day == null ? summary(days) : words(days, day));
        detail.getStyleClass().setAll("label", day == null ? "faint" : "muted");
        grid.setAccessibleText(language.get(
                "reconcile.calendar.of",
                language.name(days.account().name()),
                current == null ? "" : words(days, current)));
    }

    /// `2026-08-30 Sun · complete · the sums are equal · 412 rows`.
    private String words(AccountDays of, LocalDate day) {
        var look = of.look(day);
        var words = new StringBuilder(checkWords().day(day))
                .append(" · ")
                .append(language.get("reconcile.look." + look.word()));
        var check = of.checks().get(day);
        if (check != null && check.state() != DayCheck.State.EQUAL) {
            words.append(" · ").append(compared(of, check));
        }
        if (of.pruned().contains(day)) {
            words.append(" · ").append(language.get("reconcile.pruned"));
        }
        if (model.glanceProperty().get() instanceof CoverageModel.Glance(var account, var of2, var rows)
                && account == of.account().id()
                && of2.equals(day)
                && rows != null) {
            words.append(" · ").append(language.get("reconcile.rows", Numbers.exact(rows), rows));
        }
        return words.toString();
    }

    private String compared(AccountDays of, DayCheck check) {
        var line = new DayLine(of.account(), check);
        return check.state() == DayCheck.State.DIFFERS
                ? language.get("reconcile.differs-by", checkWords().difference(line))
                : checkWords().state(check.state());
    }

    private CheckWords checkWords() {
        return new CheckWords(
                language.texts(), model.zone().zone(), model.zone().now());
    }

    private String summary(AccountDays of) {
        var whole = of.count(List.of(DayLook.RECONCILED, DayLook.COMPLETE));
        var all = of.count(List.of(
                DayLook.RECONCILED, DayLook.COMPLETE, DayLook.PARTIAL, DayLook.AGGREGATE_ONLY, DayLook.MISSING));
        if (all == 0) {
            return language.get("reconcile.calendar.nothing");
        }
        var equal = of.count(List.of(DayLook.RECONCILED));
        return language.get("reconcile.calendar.summary", Numbers.exact(whole), Numbers.exact(all))
                + (equal == 0 ? "" : " · " + language.get("reconcile.calendar.equal", Numbers.exact(equal)))
                + (of.differing() == 0 ? "" : " · " + language.get("reconcile.calendar.differing", of.differing()));
    }
}
