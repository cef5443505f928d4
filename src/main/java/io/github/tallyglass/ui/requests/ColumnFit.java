package io.github.tallyglass.ui.requests;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Fits columns to the room there is: names share what is left over, and all give way a little before a
/// scroll bar has to come.
final class ColumnFit {

    /// How far a name gives way; numbers, times and the short names of accounts are never cut.
    private static final double TIGHT = 0.8;

    private ColumnFit() {}

    /// @param available width of the table without its scroll bar, pixels
    static Map<RequestColumn, Double> widths(ColumnsModel columns, double available) {
        var shown = columns.shown();
        var fitted = new EnumMap<RequestColumn, Double>(RequestColumn.class);
        shown.forEach(column -> fitted.put(column, columns.width(column)));
        var spare = available - sum(shown, fitted);
        var names = shown.stream().filter(column -> !column.isNumeric()).toList();
        if (spare >= 0) {
            share(names.isEmpty() ? shown : names, spare, fitted);
        } else {
            var elastic = names.stream()
                    .filter(column -> column != RequestColumn.TIME && column != RequestColumn.ACCOUNT)
                    .toList();
            if (sum(elastic, fitted) * (1 - TIGHT) >= -spare) {
                share(elastic, spare, fitted);
            }
        }
        return fitted;
    }

    private static double sum(List<RequestColumn> columns, Map<RequestColumn, Double> widths) {
        return columns.stream().mapToDouble(widths::get).sum();
    }

    private static void share(List<RequestColumn> takers, double spare, Map<RequestColumn, Double> fitted) {
        var sum = sum(takers, fitted);
        for (var column : takers) {
            fitted.computeIfPresent(column, (_, width) -> width + Math.floor(spare * width / sum));
        }
    }
}
