package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// Another process: takes the lock, says so, and holds it until it is killed.
final class WriterLockHolder {

    private WriterLockHolder() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        switch (WriterLock.acquire(Folders.below(Path.of(args[0])), args[1])) {
            case Result.Ok<WriterLock> held -> {
                out.println("locked");
                System.in.read();
            }
            case Result.Err<WriterLock>(Failure failure) ->
                out.println("refused " + failure.args().getLast());
        }
    }
}
