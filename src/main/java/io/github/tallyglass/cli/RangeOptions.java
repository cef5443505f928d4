package io.github.tallyglass.cli;

import io.github.tallyglass.domain.RangeWords;
import io.github.tallyglass.domain.TimeRange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The range that a command is about, and the zone in which its days are counted.
final class RangeOptions {

    @Parameters(index = "0", paramLabel = "RANGE", descriptionKey = "cli.option.range")
    private String words = "";

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "cli.option.zone")
    private @Nullable String zone;

    /// Throws where the words are no range or the zone is not known, before anything is opened.
    void check(Session session) {
        session.value(RangeWords.parse(words, zone(session, ZoneOffset.UTC), Clock.systemUTC()));
    }

    /// Rows have whole seconds, so "now" does too: the printed end is exactly the end that was counted to.
    TimeRange range(Session session, Services services) {
        var now = Clock.tick(services.clock(), Duration.ofSeconds(1));
        return session.value(RangeWords.parse(words, zone(session, services.zone()), now));
    }

    private ZoneId zone(Session session, ZoneId otherwise) {
        if (zone == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw session.usage("cli.usage.zone", zone);
        }
    }
}
