package io.github.tallyglass.ui.main;

import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Names stretches that are not in the figures, one a line.
final class MissingWords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MOST_LINES = 8;

    private MissingWords() {}

    /// A sentence that all is there where nothing is missing.
    static String of(List<Report.Missing> missing, Texts texts, ZoneId zone) {
        if (missing.isEmpty()) {
            return texts.get("status.nothing-missing");
        }
        var lines = missing.stream()
                .limit(MOST_LINES)
                .map(each -> texts.get(
                        "status.missing",
                        texts.name(each.account()),
                        moment(each.from(), zone),
                        moment(each.to(), zone),
                        texts.get("missing." + each.why())))
                .collect(Collectors.joining("\n"));
        var more = missing.size() <= MOST_LINES
                ? ""
                : "\n" + texts.get("status.missing-more", missing.size() - MOST_LINES);
        return texts.get("status.missing-head") + "\n" + lines + more;
    }

    /// Midnights are days.
    private static String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : MINUTE.format(local);
    }
}
