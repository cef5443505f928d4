package io.github.tallyglass.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The first day of one of the user's own prices.
final class PriceDay {

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "cli.option.price-from")
    private @Nullable String from;

    @Nullable
    LocalDate day(Session session) {
        return of(session, from);
    }

    /// Wrong usage where it is no date; null where nothing was given.
    static @Nullable LocalDate of(Session session, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw session.usage("cli.usage.day", text == null ? "" : text);
        }
    }
}
