package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another start: says what it became, and what it is asked for, until its input ends.
final class Starter {

    private Starter() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var starts = new FirstInstance(Folders.below(Path.of(args[0])), System::getenv);
        var request = Request.of(Request.What.valueOf(args[1]), System::getenv);
        switch (starts.claimOrSend(request, asked -> out.println("asked " + asked.what() + " " + asked.token()))) {
            case Result.Ok<Claim>(Claim.First first) -> {
                try (first) {
                    out.println("first");
                    System.in.read();
                }
            }
            case Result.Ok<Claim>(Claim.Second _) -> out.println("taken");
            case Result.Err<Claim>(Failure failure) -> out.println("failed " + failure.code() + " " + failure.args());
        }
        out.println("ended");
    }
}
