package io.github.tallyglass.cli;

import io.github.tallyglass.sync.SyncOutcome;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.sync.SyncState.AccountSync;
import io.github.tallyglass.text.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Runs one sync with a line of progress on the terminal.
final class SyncRun {

    private final Session session;
    private final Services services;

    SyncRun(Session session, Services services) {
        this.session = session;
        this.services = services;
    }

    List<SyncOutcome> run(OneShotSync.Order order) {
        try (var line = new ProgressLine(session.terminal())) {
            return services.sync()
                    .run(
                            order,
                            state -> line.show(progress(state)),
                            session.terminal().stop());
        }
    }

    /// All accounts together: rows, rate, and the time that the slowest still needs.
    private String progress(SyncState state) {
        var accounts = state.accounts();
        var rows = accounts.stream().mapToLong(AccountSync::rowsRead).sum();
        var rate = accounts.stream().mapToLong(AccountSync::rowsPerSecond).sum();
        var expected = accounts.stream()
                .map(AccountSync::rowsExpected)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        var left = accounts.stream()
                .map(AccountSync::left)
                .filter(Objects::nonNull)
                .max(Duration::compareTo);
        var texts = session.texts();
        var text = new StringBuilder(
                expected > rows
                        ? texts.get("cli.sync.progress-of", Numbers.exact(rows), Numbers.brief(expected))
                        : texts.get("cli.sync.progress", Numbers.exact(rows)));
        if (rate > 0) {
            text.append(" · ").append(texts.get("cli.sync.rate", Numbers.exact(rate)));
        }
        left.ifPresent(time -> text.append(" · ").append(texts.get("cli.sync.left", Numbers.duration(time))));
        accounts.stream()
                .filter(account -> account.phase() == SyncState.Phase.WAITING)
                .findFirst()
                .ifPresent(account -> text.append(" · ").append(texts.get("cli.sync.waiting", account.name())));
        return text.toString();
    }
}
