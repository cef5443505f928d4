package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.source.cliproxy.QueueItem.LimitReached;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which readings of records count. A record whose attempt got no answer repeats the headers of the
/// attempt before it, of another login (the contract of CLIProxyAPI and quotas §1.13): headers that came
/// with an earlier record of the same request are passed over. One object for each source; records in the
/// order in which they were handed over. Not thread-safe.
public final class PassiveReadings {

    private static final int REQUESTS = 20_000;
    private static final int LOGINS = 2_000;
    private static final Duration SAME_RESET = Duration.ofMinutes(2);
    private static final BigDecimal ALL_USED = new BigDecimal(100);
    private static final long FIVE_HOURS = 5 * 3_600;
    private static final long WEEK = 7 * 86_400;
    private static final long MONTH = 30 * 86_400;

    private final Clock clock;
    private final Map<String, Set<Long>> printsOfRequests = new Recent<>(REQUESTS);
    private final Map<String, Collection<QuotaWindow>> windowsOfLogins = new Recent<>(LOGINS);

    /// @param clock no reading is younger than now, whatever a server's clock says
    public PassiveReadings(Clock clock) {
        this.clock = clock;
    }

    /// The readings of these records, one for each login and source: of each window the youngest.
    public List<LoginReading> of(List<Usage> records) {
        var merged = new LinkedHashMap<String, MergedReading>();
        for (var record : records) {
            for (var reading : of(record)) {
                merged.computeIfAbsent(reading.login() + '\n' + reading.source(), _ -> new MergedReading(reading))
                        .add(reading);
            }
        }
        return merged.values().stream().map(MergedReading::reading).toList();
    }

    /// The readings of one record.
    List<LoginReading> of(Usage record) {
        var passive = record.passive();
        if (passive.print() == 0 && passive.limit() == null) {
            return List.of();
        }
        var readings = new ArrayList<LoginReading>(2);
        var own = isFirst(record.event().outcome().requestId(), passive.print());
        if (passive.headers() != null && own) {
            var reading = notAfterNow(passive.headers());
            var main = reading.windows().stream()
                    .filter(window -> window.reach() == Reach.ALL)
                    .toList();
            if (!main.isEmpty()) {
                windowsOfLogins.put(reading.login(), main);
            }
            readings.add(reading);
        }
        if (passive.limit() != null) {
            readings.add(notAfterNow(reached(passive.limit())));
        }
        return readings;
    }

    private boolean isFirst(String request, long print) {
        return print != 0
                && (request.isEmpty()
                        || printsOfRequests
                                .computeIfAbsent(request, _ -> new HashSet<>(2))
                                .add(print));
    }

    /// The refusal names no window: it is the one of the login that is reset at that moment, else the
    /// shortest of the usual ones that can last so long. That may be a wrong guess in the last hours of a
    /// week; the next poll, which tells all windows, puts it right.
    private LoginReading reached(LimitReached limit) {
        var fitting = windowsOfLogins.getOrDefault(limit.login(), List.of()).stream()
                .filter(window -> window.resetsAt() != null
                        && Duration.between(window.resetsAt(), limit.resetsAt())
                                        .abs()
                                        .compareTo(SAME_RESET)
                                <= 0)
                .findFirst();
        var length = fitting.map(QuotaWindow::length)
                .orElseGet(() -> usualLength(
                        Duration.between(limit.observedAt(), limit.resetsAt()).minus(SAME_RESET)));
        var window = QuotaWindow.ofShare(
                limit.login(),
                HeaderWindows.name(length),
                Reach.ALL,
                length,
                "",
                ALL_USED,
                fitting.map(QuotaWindow::resetsAt).orElse(limit.resetsAt()),
                Source.ERROR_BODY,
                limit.observedAt());
        return new LoginReading(
                limit.login(), limit.plan(), List.of(window), null, Source.ERROR_BODY, limit.observedAt(), false);
    }

    private static long usualLength(Duration left) {
        if (left.toSeconds() <= FIVE_HOURS) {
            return FIVE_HOURS;
        }
        return left.toSeconds() <= WEEK ? WEEK : MONTH;
    }

    /// A reading from the future would stand against every later one.
    private LoginReading notAfterNow(LoginReading reading) {
        var now = clock.instant();
        return reading.observedAt().isAfter(now) ? MergedReading.at(reading, now) : reading;
    }

    /// A bounded memory: what was not used for longest is forgotten.
    private static final class Recent<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1;

        private final int most;

        Recent(int most) {
            super(64, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }
}
