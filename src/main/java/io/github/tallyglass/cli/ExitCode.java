package io.github.tallyglass.cli;

/// Promised to scripts.
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int PARTLY = 3;

    private ExitCode() {}
}
