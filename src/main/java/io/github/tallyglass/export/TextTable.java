package io.github.tallyglass.export;

import io.github.tallyglass.text.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table for a terminal or a text file: the first column to the left, numbers to the right, two spaces
/// between, wide characters counted as two.
public final class TextTable {

    /// Longer names are cut, so that one of 10 kB does not push the numbers away.
    static final int NAME_WIDTH = 40;

    /// Names are not cut below this for the sake of a line.
    private static final int SHORTEST_NAME = 14;

    private final List<String> header;
    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param leftColumns how many columns, from the first on, hold text and are set to the left
    public TextTable(int leftColumns, List<String> header) {
        this.leftColumns = leftColumns;
        this.header = clean(header);
    }

    public void add(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + header.size() + " headings");
        }
        rows.add(clean(cells));
    }

    /// Lines, each ended by `\n`, without spaces at their ends.
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /// The same with lines no wider than `widest` as far as cutting the names of the first column can
    /// bring it.
    public String text(int widest) {
        var widths = new int[header.size()];
        for (var column = 0; column < widths.length; column++) {
            widths[column] = DisplayWidth.of(header.get(column));
            for (var row : rows) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
            }
        }
        var others = Arrays.stream(widths).sum() - widths[0] + 2 * (widths.length - 1);
        widths[0] = Math.min(widths[0], Math.max(SHORTEST_NAME, widest - others));
        var text = new StringBuilder(line(header, widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = DisplayWidth.cut(cells.get(column), widths[column]);
            var space = " ".repeat(widths[column] - DisplayWidth.of(cell));
            line.append(column == 0 ? "" : "  ").append(column < leftColumns ? cell + space : space + cell);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static List<String> clean(List<String> cells) {
        return cells.stream()
                .map(cell -> DisplayWidth.cut(DisplayWidth.oneLine(cell), NAME_WIDTH))
                .collect(Collectors.toUnmodifiableList());
    }
}
