package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import tools.jackson.core.JacksonException;

/// The definition of an account at a CLIProxyAPI: how its records are fetched, `{"mode":"pop"}`.
public final class QueueChoice {

    private QueueChoice() {}

    /// @param definition `""` for [QueueMode#POP]
    /// @return [Failure.BadInput] named `queue` for what is no such definition
    public static Result<QueueMode> read(String definition) {
        if (definition.isBlank()) {
            return Result.ok(QueueMode.POP);
        }
        try {
            var mode = ManagementReplies.JSON.readTree(definition).path("mode").asString("");
            return QueueMode.of(mode)
                    .<Result<QueueMode>>map(Result::ok)
                    .orElseGet(() -> Result.err(new Failure.BadInput("queue", "one of pop shared http")));
        } catch (JacksonException unreadable) {
            return Result.err(new Failure.BadInput("queue", "one of pop shared http"));
        }
    }

    /// `""` for the usual way.
    public static String text(QueueMode mode) {
        return mode == QueueMode.POP ? "" : "{\"mode\":\"" + mode.word() + "\"}";
    }
}
