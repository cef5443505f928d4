package io.github.tallyglass.domain;

import java.util.Locale;
import java.util.Optional;

/// What a row is. The number is ours (stored); a dialect maps a gateway's code to it, since code 5 means
/// different things in the family (contract "gateways" §3.3).
public enum EventType {
    UNKNOWN(0),
    TOP_UP(1),
    CONSUME(2),
    MANAGE(3),
    SYSTEM(4),
    ERROR(5),
    REFUND(6),
    LOGIN(7),
    CHECK_IN(8),
    TEST(9);

    private final int code;

    EventType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static EventType ofCode(int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return UNKNOWN;
    }

    public static Optional<EventType> ofWord(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
