package io.github.tallyglass.source.prices;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/// Fetches a list in LiteLLM's form from a file, or from an address that the user gives: bounded, without
/// credentials, and not beyond the host that was named.
public final class PriceFiles {

    private static final long LARGEST_FILE = Http.DEFAULT_BODY_LIMIT;

    private final Http http;

    public PriceFiles(Http http) {
        this.http = http;
    }

    /// @param day on which the list was taken
    public Result<PriceList> file(Path file, LocalDate day) {
        try {
            if (Files.isDirectory(file)) {
                return Result.err(new Failure.FileFault(file.toString(), "is-a-folder"));
            }
            if (Files.exists(file) && Files.size(file) > LARGEST_FILE) {
                return Result.err(new Failure.TooLarge(file.toString(), LARGEST_FILE));
            }
            var name = file.getFileName();
            return LiteLlmFile.read(Files.readAllBytes(file), name == null ? file.toString() : name.toString(), day);
        } catch (NoSuchFileException nowhere) {
            return Result.err(new Failure.FileFault(file.toString(), "no-such-file"));
        } catch (IOException broken) {
            return Result.err(
                    new Failure.FileFault(file.toString(), broken.getClass().getSimpleName()));
        }
    }

    /// @param address `http` or `https`; what stands before an `@` or behind a `?` never becomes part of
    ///     the list's name
    /// @param day on which the list is taken
    public Result<PriceList> address(URI address, LocalDate day) {
        var scheme = address.getScheme();
        if (address.getHost() == null
                || scheme == null
                || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
            return Result.err(new Failure.BadInput("address", "not-an-address"));
        }
        return http.get(address, Map.of()).flatMap(reply -> read(reply, day));
    }

    private static Result<PriceList> read(HttpReply reply, LocalDate day) {
        var name = reply.host() + reply.uri().getPath();
        if (reply.status() >= 500) {
            return Result.err(new Failure.ServerFault(reply.host(), reply.status(), ""));
        }
        return reply.isSuccess()
                ? LiteLlmFile.read(reply.body(), name, day)
                : Result.err(new Failure.BadInput(name, "nothing-there"));
    }
}
