package io.github.tallyglass.ui.alerts;

import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.ui.Nodes;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;

/// One entry of the log: what and why, how it reached the user, when; a dot while it is new.
final class FiredCell extends ListCell<AlertEntry> {

    private final Supplier<FiredWords> words;
    private final Supplier<Set<Long>> fresh;
    private final Region dot = new Region();
    private final FontIcon icon = Nodes.icon(BootstrapIcons.BELL);
    private final StackPane badge = new StackPane(icon);
    private final Label title = Nodes.label("", "strong");
    private final Label why = Nodes.label("", "muted", "small");
    private final Label delivery = Nodes.label("", "faint", "small");
    private final Label when = Nodes.label("", "muted", "small");
    private final HBox row;
    private final Tooltip tooltip = new Tooltip();

    FiredCell(Supplier<FiredWords> words, Supplier<Set<Long>> fresh) {
        this.words = words;
        this.fresh = fresh;
        getStyleClass().add("fired-cell");
        dot.getStyleClass().add("new-dot");
        badge.getStyleClass().add("fired-badge");
        title.setMinWidth(0);
        why.setMinWidth(0);
        var text = new VBox(1, title, why);
        text.setMinWidth(0);
        text.getStyleClass().add("fired-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        delivery.setMinWidth(USE_PREF_SIZE);
        when.getStyleClass().add("fired-when");
        row = new HBox(dot, badge, text, delivery, when);
        row.getStyleClass().add("fired-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // The list is as wide as its room, never as its longest line.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(AlertEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        var said = words.get();
        dot.setVisible(fresh.get().contains(entry.id()));
        icon.setIconCode(icon(entry.alert().rule()));
        badge.getStyleClass().setAll("fired-badge", FiredWords.mood(entry.alert()));
        title.setText(said.title(entry));
        why.setText(said.why(entry));
        delivery.setText(said.delivery(entry));
        when.setText(said.when(entry));
        tooltip.setText(said.whole(entry));
        setTooltip(tooltip);
        setAccessibleText(said.line(entry));
        setGraphic(row);
    }

    private static Ikon icon(AlertRule rule) {
        return switch (rule) {
            case REMAINING -> BootstrapIcons.SPEEDOMETER2;
            case EXHAUSTED -> BootstrapIcons.SLASH_CIRCLE;
            case BACK_AGAIN -> BootstrapIcons.CHECK_CIRCLE;
            case RUNS_OUT -> BootstrapIcons.HOURGLASS_SPLIT;
            case BALANCE_LOW -> BootstrapIcons.WALLET2;
            case OVER_BUDGET -> BootstrapIcons.CASH_STACK;
            case SYNC_BROKEN -> BootstrapIcons.CLOUD_SLASH;
            case STATISTICS_OFF -> BootstrapIcons.TOGGLE_OFF;
        };
    }
}
