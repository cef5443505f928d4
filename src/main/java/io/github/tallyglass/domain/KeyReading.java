package io.github.tallyglass.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a gateway says of one of an account's keys; the key itself is never read.
///
/// @param id the key's id at the gateway
/// @param status as the gateway has it, see [#statusAt]
/// @param remaining quota units; null for a key without a limit; an overdrawn key is below 0
/// @param used quota units
/// @param expiresAt null for never
public record KeyReading(
        long id,
        String name,
        Status status,
        @Nullable Long remaining,
        long used,
        @Nullable Instant createdAt,
        @Nullable Instant accessedAt,
        @Nullable Instant expiresAt) {

    public enum Status {
        ENABLED,
        DISABLED,
        EXPIRED,
        EXHAUSTED,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Codes of the family: 1 enabled, 2 disabled, 3 expired, 4 exhausted (gateway contract §5.2).
        public static Status ofCode(int code) {
            return switch (code) {
                case 1 -> ENABLED;
                case 2 -> DISABLED;
                case 3 -> EXPIRED;
                case 4 -> EXHAUSTED;
                default -> UNKNOWN;
            };
        }
    }

    /// A gateway notices that a key has expired or is empty only when the key is next used; this compares
    /// by itself.
    public Status statusAt(Instant now) {
        if (status != Status.ENABLED) {
            return status;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return Status.EXPIRED;
        }
        return remaining != null && remaining <= 0 ? Status.EXHAUSTED : status;
    }
}
