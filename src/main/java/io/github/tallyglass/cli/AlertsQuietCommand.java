package io.github.tallyglass.cli;

import io.github.tallyglass.domain.QuietHours;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Sets the hours in which nothing is shown.
@Command(name = "quiet")
final class AlertsQuietCommand implements Callable<Integer> {

    private static final Pattern HOURS =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");

    private final Session session;

    @Parameters(index = "0", paramLabel = "22:00-07:00|off", descriptionKey = "cli.option.alerts-quiet")
    private String words = "";

    AlertsQuietCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var hours = hours();
        try (var services = session.openToWrite()) {
            session.value(services.alerts().quietHours(hours));
            session.say(
                    hours == null
                            ? session.texts().get("cli.alerts.no-quiet")
                            : session.texts()
                                    .get(
                                            "cli.alerts.quiet",
                                            hours.from().toString(),
                                            hours.to().toString()));
            return ExitCode.DONE;
        }
    }

    private @Nullable QuietHours hours() {
        if (words.equals("off")) {
            return null;
        }
        var match = HOURS.matcher(words);
        if (!match.matches()) {
            throw session.usage("cli.usage.alerts-quiet");
        }
        var from = time(match.group(1), match.group(2));
        var to = time(match.group(3), match.group(4));
        if (from.equals(to)) {
            throw session.usage("cli.usage.alerts-quiet");
        }
        return new QuietHours(from, to);
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }
}
