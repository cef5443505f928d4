package io.github.tallyglass.domain;

import java.util.Optional;

/// How long single rows are kept. Sums of days stay for ever.
///
/// @param days whole local days before today, [#SHORTEST]…[#LONGEST]
public record Retention(int days) {

    public static final int SHORTEST = 7;
    public static final int LONGEST = 3650;

    /// The word of the setting; its value is a number of days, or `""` for ever.
    public static final String SETTING = "retention";

    public Retention {
        if (days < SHORTEST || days > LONGEST) {
            throw new IllegalArgumentException("retention of " + days + " days");
        }
    }

    /// A number of days as the setting has it; empty for ever, and where the value means nothing.
    public static Optional<Retention> of(String value) {
        try {
            var days = Integer.parseInt(value.strip());
            return days < SHORTEST || days > LONGEST ? Optional.empty() : Optional.of(new Retention(days));
        } catch (NumberFormatException meaningless) {
            return Optional.empty();
        }
    }
}
