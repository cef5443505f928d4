package io.github.tallyglass.app;

import io.github.tallyglass.cli.Program;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.cli.Terminal;
import java.time.Clock;

/// Where the program starts. Does not extend `Application`: a class-path start would then ask for JavaFX
/// modules before anything could be said.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var stop = StopSignal.ofProcess();
        var root = new ProgramRoot(Clock.systemUTC(), System::getenv, stop);
        System.exit(new Program(root, Terminal.ofProcess(stop)).run(args));
    }
}
