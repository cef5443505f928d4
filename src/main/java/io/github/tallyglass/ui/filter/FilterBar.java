package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Range, fields and chips: the window's one filter state, in sight on every screen that it drives.
public final class FilterBar extends VBox {

    private static final List<Dimension> FIELDS = List.of(Dimension.ACCOUNT, Dimension.MODEL, Dimension.KEY);
    private static final List<Dimension> FURTHER = List.of(
            Dimension.PROVIDER,
            Dimension.LOGIN,
            Dimension.EFFORT,
            Dimension.TIER,
            Dimension.GROUP,
            Dimension.USER,
            Dimension.TYPE,
            Dimension.STATUS,
            Dimension.CLIENT,
            Dimension.ENDPOINT,
            Dimension.CHANNEL,
            Dimension.IP,
            Dimension.REQUEST_ID,
            Dimension.RESPONSE_ID,
            Dimension.LABEL,
            Dimension.MARK);

    private static final double ONE_LINE = 2000;

    private final List<FieldButton> fields;
    private final MenuButton further;

    public FilterBar(
            SelectionModel selection, SelectionMemory memory, KnownValues known, Language language, UserZone zone) {
        getStyleClass().add("filter-bar");
        fields = FIELDS.stream()
                .map(dimension -> new FieldButton(selection, dimension, known, language))
                .toList();
        var row = new FlowPane(new RangeSegments(selection, language, zone));
        row.getStyleClass().add("filter-row");
        row.getChildren().addAll(fields);
        further = further(selection, known, language);
        row.getChildren().addAll(further, new SavedMenu(selection, memory, language));
        row.setMinWidth(0);
        // One line is what it wants; it wraps only where the window is narrower.
        row.setPrefWrapLength(ONE_LINE);
        getChildren().addAll(row, new Chips(selection, language));
        setMinWidth(0);
    }

    /// Ctrl+F: the model field opens with the cursor in its text, where there is none the first that
    /// there is.
    public void focus() {
        var model = fields.get(FIELDS.indexOf(Dimension.MODEL));
        Stream.concat(Stream.of(model), fields.stream())
                .filter(FieldButton::isVisible)
                .findFirst()
                .ifPresent(FieldButton::open);
    }

    /// Hides the fields that mean nothing on the screen on display.
    public void offer(Predicate<Dimension> meaningful) {
        for (var i = 0; i < fields.size(); i++) {
            Nodes.present(fields.get(i), meaningful.test(FIELDS.get(i)));
        }
        Nodes.present(further, FURTHER.stream().anyMatch(meaningful));
    }

    private static MenuButton further(SelectionModel selection, KnownValues known, Language language) {
        var menu = new MenuButton();
        menu.getStyleClass().addAll("add-filter", "no-arrow");
        menu.textProperty().bind(language.text("filter.add"));
        menu.accessibleTextProperty().bind(language.text("filter.add"));
        menu.setMinWidth(USE_PREF_SIZE);
        for (var dimension : FURTHER) {
            var item = new MenuItem();
            item.textProperty().bind(language.text("filter.dimension." + dimension.word()));
            item.setOnAction(_ -> FieldPopover.open(menu, selection, dimension, known, language));
            menu.getItems().add(item);
        }
        return menu;
    }
}
