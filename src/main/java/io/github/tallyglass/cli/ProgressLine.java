package io.github.tallyglass.cli;

import io.github.tallyglass.text.DisplayWidth;
import java.io.PrintWriter;

/// One line on stderr that is written over and over, and wiped at the end; nothing where no person watches.
final class ProgressLine implements AutoCloseable {

    private final PrintWriter err;
    private final boolean shown;
    private int width;
    private boolean closed;

    ProgressLine(Terminal terminal) {
        this.err = terminal.err();
        this.shown = terminal.showsProgress();
    }

    synchronized void show(String text) {
        if (!shown || closed) {
            return;
        }
        var line = DisplayWidth.oneLine(text);
        var now = DisplayWidth.of(line);
        err.print("\r" + line + " ".repeat(Math.max(0, width - now)));
        err.flush();
        width = now;
    }

    @Override
    public synchronized void close() {
        if (shown && !closed && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
        closed = true;
    }
}
