package io.github.tallyglass.ui.requests;

import io.github.tallyglass.domain.UsageEvent;

/// What the status tag of a row says.
///
/// @param key text key of the word, `""` where the HTTP status speaks for itself
/// @param code HTTP status of a failed attempt; 0 where a word stands instead
public record RowStatus(Kind kind, String key, int code) {

    /// How the tag looks.
    public enum Kind {
        OK,
        BAD,
        WARN,
        NEUTRAL
    }

    public static RowStatus of(UsageEvent event) {
        return switch (event.type()) {
            case CONSUME -> event.settlement() ? word(Kind.NEUTRAL, "settlement") : word(Kind.OK, "ok");
            case ERROR -> {
                var status = event.outcome().status();
                yield status == null ? word(Kind.BAD, "error") : new RowStatus(Kind.BAD, "", status);
            }
            case REFUND -> word(Kind.WARN, "refund");
            default -> word(Kind.NEUTRAL, event.type().word());
        };
    }

    private static RowStatus word(Kind kind, String word) {
        return new RowStatus(kind, "requests.status." + word, 0);
    }
}
