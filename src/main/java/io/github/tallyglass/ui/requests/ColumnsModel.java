package io.github.tallyglass.ui.requests;

import io.github.tallyglass.ui.Preferences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which columns the table shows, in which order, how wide; remembered over restarts.
public final class ColumnsModel {

    /// Kept under this key as `time:120,account:80,…,-group:84`; a hyphen marks a hidden column.
    public static final String PREFERENCE = "requests.columns";

    private static final double NARROWEST = 36;
    private static final double WIDEST = 1200;

    private final Preferences preferences;
    private final ObservableList<RequestColumn> shown = FXCollections.observableArrayList();
    private final ObservableList<RequestColumn> readOnlyShown = FXCollections.unmodifiableObservableList(shown);
    private final List<RequestColumn> order = new ArrayList<>();
    private final Map<RequestColumn, Double> widths = new EnumMap<>(RequestColumn.class);

    public ColumnsModel(Preferences preferences) {
        this.preferences = preferences;
        read(preferences.get(PREFERENCE, ""));
    }

    // Properties

    /// Visible columns from left to right.
    public ObservableList<RequestColumn> shown() {
        return readOnlyShown;
    }

    /// All columns, hidden ones included, in their order.
    public List<RequestColumn> all() {
        return List.copyOf(order);
    }

    public boolean isShown(RequestColumn column) {
        return shown.contains(column);
    }

    /// Width in pixels.
    public double width(RequestColumn column) {
        return widths.getOrDefault(column, column.width());
    }

    // Commands

    /// Shows or hides a column; the last visible one stays.
    public void show(RequestColumn column, boolean visible) {
        if (visible == isShown(column) || (!visible && shown.size() == 1)) {
            return;
        }
        var next = order.stream()
                .filter(each -> each == column ? visible : isShown(each))
                .toList();
        shown.setAll(next);
        save();
    }

    /// Moves a column one place to the left (−1) or to the right (1) among the others.
    public void move(RequestColumn column, int by) {
        var from = order.indexOf(column);
        var to = Math.clamp(from + by, 0, order.size() - 1);
        if (from != to) {
            Collections.swap(order, from, to);
            shown.setAll(order.stream().filter(this::isShown).toList());
            save();
        }
    }

    /// The visible columns in the order to which the user dragged them; hidden ones follow their left
    /// neighbour.
    public void arrange(List<RequestColumn> visible) {
        if (visible.equals(shown) || visible.size() != shown.size() || !shown.containsAll(visible)) {
            return;
        }
        var hiddenAfter = new ArrayList<List<RequestColumn>>();
        hiddenAfter.add(new ArrayList<>());
        var leaders = new ArrayList<RequestColumn>();
        for (var column : order) {
            if (isShown(column)) {
                leaders.add(column);
                hiddenAfter.add(new ArrayList<>());
            } else {
                hiddenAfter.getLast().add(column);
            }
        }
        var next = new ArrayList<>(hiddenAfter.getFirst());
        for (var column : visible) {
            next.add(column);
            next.addAll(hiddenAfter.get(leaders.indexOf(column) + 1));
        }
        order.clear();
        order.addAll(next);
        shown.setAll(visible);
        save();
    }

    public void setWidth(RequestColumn column, double width) {
        widths.put(column, Math.clamp(width, NARROWEST, WIDEST));
        save();
    }

    /// As on the first start.
    public void reset() {
        read("");
        save();
    }

    private void read(String words) {
        order.clear();
        widths.clear();
        var visible = new ArrayList<RequestColumn>();
        for (var word : words.split(",", -1)) {
            var parts = word.split(":", 2);
            var hidden = parts[0].startsWith("-");
            RequestColumn.ofWord(hidden ? parts[0].substring(1) : parts[0])
                    .filter(column -> !order.contains(column))
                    .ifPresent(column -> {
                        order.add(column);
                        if (!hidden) {
                            visible.add(column);
                        }
                        if (parts.length == 2 && parts[1].matches("[0-9]{1,4}")) {
                            widths.put(column, Math.clamp(Double.parseDouble(parts[1]), NARROWEST, WIDEST));
                        }
                    });
        }
        for (var column : RequestColumn.values()) {
            if (!order.contains(column)) {
                order.add(column);
            }
        }
        shown.setAll(visible.isEmpty() ? RequestColumn.FIRST : visible);
    }

    private void save() {
        preferences.put(
                PREFERENCE,
                order.stream()
                        .map(column -> (isShown(column) ? "" : "-")
                                + column.word()
                                + (widths.containsKey(column) ? ":" + Math.round(width(column)) : ""))
                        .collect(Collectors.joining(",")));
    }
}
