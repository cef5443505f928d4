package io.github.tallyglass.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The streams and surroundings of a command, so that tests run commands in their own process.
///
/// @param out results only
/// @param err progress and messages
/// @param showsProgress whether a person watches stderr
/// @param environment value of a variable, null where unset
/// @param askSecret asks on the terminal without echo, null where it was not answered; null without a
///     terminal
/// @param ask asks on the terminal and answers with the line that was typed, null where there was none;
///     null without a terminal
/// @param language used where `--lang` does not say
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        boolean showsProgress,
        Function<String, @Nullable String> environment,
        @Nullable Function<String, char @Nullable []> askSecret,
        @Nullable Function<String, @Nullable String> ask,
        Locale language,
        StopSignal stop) {

    /// One at which nobody answers a question.
    public Terminal(
            PrintWriter out,
            PrintWriter err,
            InputStream in,
            boolean showsProgress,
            Function<String, @Nullable String> environment,
            @Nullable Function<String, char @Nullable []> askSecret,
            Locale language,
            StopSignal stop) {
        this(out, err, in, showsProgress, environment, askSecret, null, language, stop);
    }

    /// The process's own. Text is UTF-8, except on a Windows console, which says what it takes.
    public static Terminal ofProcess(StopSignal stop) {
        var console = System.console();
        var person = console != null && console.isTerminal();
        return new Terminal(
                writer(FileDescriptor.out, person ? System.getProperty("stdout.encoding") : null),
                writer(FileDescriptor.err, person ? System.getProperty("stderr.encoding") : null),
                System.in,
                person || isTerminal("/proc/self/fd/2"),
                System::getenv,
                console != null && person ? unseen(console) : null,
                console != null && person ? seen(console) : null,
                Locale.getDefault(),
                stop);
    }

    private static Function<String, char @Nullable []> unseen(Console console) {
        return prompt -> console.readPassword("%s", prompt);
    }

    private static Function<String, @Nullable String> seen(Console console) {
        return prompt -> console.readLine("%s", prompt);
    }

    private static PrintWriter writer(FileDescriptor stream, @Nullable String encoding) {
        var windows = System.getProperty("os.name", "").startsWith("Windows");
        var charset = windows && encoding != null ? Charset.forName(encoding) : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset));
    }

    private static boolean isTerminal(String descriptor) {
        try {
            var device = Files.readSymbolicLink(Path.of(descriptor)).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
