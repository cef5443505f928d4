package io.github.tallyglass.ui.filter;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Segments;
import io.github.tallyglass.ui.UserZone;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;

/// The ranges one reaches for, joined in a row; the last opens the others and free dates.
final class RangeSegments extends HBox {

    static final List<String> ROW = List.of("today", "5h", "24h", "7d", "30d", "month");
    static final List<String> FURTHER = List.of("yesterday", "week", "last-week", "90d", "last-month", "all");
    private static final String CUSTOM = "custom";

    private final SelectionModel selection;
    private final Language language;

    RangeSegments(SelectionModel selection, Language language, UserZone zone) {
        this.selection = selection;
        this.language = language;
        var words = new ArrayList<>(ROW);
        words.add(CUSTOM);
        var segments = new Segments<>(words, this::name);
        getChildren().add(segments);
        selection
                .selectionProperty()
                .subscribe(now -> segments.valueProperty().set(ROW.contains(now.range()) ? now.range() : CUSTOM));
        var custom = segments.getChildren().getLast();
        segments.valueProperty().subscribe((_, wanted) -> {
            if (wanted != null && !wanted.equals(CUSTOM)) {
                selection.showRange(wanted);
            }
        });
        // The last segment opens its pane each time, also when it is on already.
        custom.addEventHandler(javafx.event.ActionEvent.ACTION, _ -> {
            var pane = new RangePane(selection, language, zone);
            var popover = Popups.beneath(pane);
            pane.whenDone(popover::hide);
            popover.setOnHidden(_ -> segments.valueProperty()
                    .set(
                            ROW.contains(selection.selection().range())
                                    ? selection.selection().range()
                                    : CUSTOM));
            popover.show(custom);
        });
    }

    private ObservableValue<String> name(String words) {
        if (!words.equals(CUSTOM)) {
            return language.text("filter.range." + words);
        }
        return Bindings.createStringBinding(
                () -> {
                    var range = selection.selection().range();
                    if (ROW.contains(range)) {
                        return language.get("filter.range.custom");
                    }
                    return FURTHER.contains(range) ? language.get("filter.range." + range) : dates(range);
                },
                selection.selectionProperty(),
                language.textsProperty());
    }

    /// `2026-11-01 – 11-18`, with hours where the range has them.
    private static String dates(String range) {
        var middle = range.indexOf("..");
        if (middle < 0) {
            return range;
        }
        var from = moment(range.substring(0, middle));
        var to = moment(range.substring(middle + 2));
        if (from.equals(to)) {
            return from;
        }
        var sameDay = from.length() > 10 && to.startsWith(from.substring(0, 10));
        var sameYear = to.length() == 10 && to.startsWith(from.substring(0, 5));
        return from + " – " + (sameDay ? to.substring(11) : sameYear ? to.substring(5) : to);
    }

    private static String moment(String text) {
        return text.length() < 16 ? text : text.substring(0, 10) + " " + text.substring(11, 16);
    }
}
