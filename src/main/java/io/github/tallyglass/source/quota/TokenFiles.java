package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads token files that other programs keep: `auth.json` of Codex, `.credentials.json` of Claude Code,
/// the auth folder of a CLIProxyAPI with everything beneath it. Never writes one, never makes one, never
/// renews a token: refresh tokens change with each use, and whoever uses one signs the other program out
/// (contract of CLIProxyAPI and quotas §3.5). Nothing is remembered, so that each reading has the tokens
/// as they are now.
public final class TokenFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LARGEST = 1 << 20;
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 2_000;

    private TokenFiles() {}

    /// All logins of a file or a folder, in the order of the files' names; disabled and expired ones
    /// among them. In a folder, files that are no token files are passed over.
    ///
    /// @param program who signs in, for the words where there is no login
    /// @return at least one login
    public static Result<List<TokenLogin>> read(Path place, String program) {
        try {
            var files = Files.isDirectory(place) ? tokenFiles(place) : List.of(place);
            var byRef = new LinkedHashMap<String, TokenLogin>();
            for (var file : files) {
                switch (read(file)) {
                    case Result.Ok<Optional<TokenLogin>>(Optional<TokenLogin> login) ->
                        login.ifPresent(found -> byRef.merge(found.ref(), found, TokenFiles::better));
                    case Result.Err<Optional<TokenLogin>>(Failure failure) -> {
                        if (files.size() == 1 && file.equals(place)) {
                            return Result.err(failure);
                        }
                    }
                }
            }
            return byRef.isEmpty()
                    ? Result.err(new Failure.NoLogin(place.toString(), program))
                    : Result.ok(List.copyOf(byRef.values()));
        } catch (IOException | UncheckedIOException broken) {
            return Result.err(new Failure.FileFault(place.toString(), "not-readable"));
        }
    }

    /// Of two files with the same login, the one that is in use and valid longer.
    private static TokenLogin better(TokenLogin one, TokenLogin other) {
        if (one.disabled() != other.disabled()) {
            return one.disabled() ? other : one;
        }
        var first = one.expiresAt();
        var second = other.expiresAt();
        return first != null && second != null && second.isAfter(first) ? other : one;
    }

    private static List<Path> tokenFiles(Path folder) throws IOException {
        try (var walk = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return new ArrayList<>(walk.filter(path -> path.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted()
                    .toList());
        }
    }

    private static Result<Optional<TokenLogin>> read(Path file) {
        try {
            // A device or a pipe would never end.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Result.err(new Failure.FileFault(file.toString(), "not-text"));
            }
            if (Files.size(file) > LARGEST) {
                return Result.err(new Failure.TooLarge(file.toString(), LARGEST));
            }
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Result.ok(new TokenForms(file, new Fields(JSON.readTree(text))).login());
        } catch (NoSuchFileException absent) {
            return Result.err(new Failure.FileFault(file.toString(), "no-such-file"));
        } catch (IOException broken) {
            return Result.err(new Failure.FileFault(file.toString(), "not-readable"));
        } catch (JacksonException half) {
            // Perhaps it is being written right now. The text is not repeated: it holds tokens.
            return Result.err(new Failure.FileFault(file.toString(), "not-whole"));
        }
    }
}
