package io.github.tallyglass.cli;

/// A program that works until it is told to end, then writes its last words: started by a test as a
/// process.
final class StoppableProgram {

    private StoppableProgram() {}

    public static void main(String[] args) throws InterruptedException {
        var stop = StopSignal.ofProcess();
        var terminal = Terminal.ofProcess(stop);
        terminal.out().println("working");
        terminal.out().flush();
        stop.await();
        terminal.out().println("finished in order 完成");
        terminal.out().flush();
        stop.finished();
    }
}
