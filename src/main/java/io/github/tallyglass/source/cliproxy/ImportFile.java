package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/// JSON files of other programs that can be taken over.
public final class ImportFile {

    /// What a file is.
    public enum Kind {
        /// An old server's statistics (the contract of CLIProxyAPI and quotas §1.7).
        USAGE_EXPORT,
        /// The Python dashboard's configuration (§5.1).
        DASHBOARD_CONFIG
    }

    private ImportFile() {}

    /// Reads the whole file, so that one that breaks off is refused before anything was taken from it.
    ///
    /// @return [Failure.BadInput] with the detail `not-importable` or `broken-file`
    public static Result<Kind> look(Path file) {
        var usage = false;
        var config = false;
        try (var parser = RecordReader.JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Result.err(refused(file));
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                var value = parser.nextToken();
                usage |= name.equals("usage") && value == JsonToken.START_OBJECT;
                config |= name.equals("management_key") || name.equals("cliproxy_host") || name.equals("cliproxy_port");
                parser.skipChildren();
            }
        } catch (JacksonException broken) {
            return Result.err(
                    broken.getCause() instanceof IOException unreadable
                            ? new Failure.FileFault(file.toString(), String.valueOf(unreadable.getMessage()))
                            : usage || config ? new Failure.BadInput(file.toString(), "broken-file") : refused(file));
        }
        if (!usage && !config) {
            return Result.err(refused(file));
        }
        return Result.ok(usage ? Kind.USAGE_EXPORT : Kind.DASHBOARD_CONFIG);
    }

    private static Failure refused(Path file) {
        return new Failure.BadInput(file.toString(), "not-importable");
    }
}
