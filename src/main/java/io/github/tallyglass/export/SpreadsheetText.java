package io.github.tallyglass.export;

/// Keeps a spreadsheet from running a cell: key names, models and error texts come from strangers.
public final class SpreadsheetText {

    private static final String STARTERS = "=+-@\t\r";

    private SpreadsheetText() {}

    /// Text that begins with `= + - @`, tab or CR gets a leading `'`; everything else stays as it is.
    public static String harmless(String text) {
        return !text.isEmpty() && STARTERS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
