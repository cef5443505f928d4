package io.github.tallyglass.store;

import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertRule;
import io.github.tallyglass.domain.AlertSubject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How far the alerts about each subject have come.
final class AlertEpisodes {

    private static final String OF_SUBJECT = " WHERE account_id = ? AND login = ? AND item = ?";

    private AlertEpisodes() {}

    static List<AlertEpisode> all(Handle handle) {
        var told = new HashMap<AlertSubject, Set<AlertRule>>();
        handle.createQuery("SELECT account_id, login, item, rule FROM alert_told")
                .map((row, context) -> {
                    var subject = new AlertSubject(row.getLong(1), row.getString(2), row.getString(3));
                    AlertRule.of(row.getString(4))
                            .ifPresent(rule -> told.computeIfAbsent(subject, any -> EnumSet.noneOf(AlertRule.class))
                                    .add(rule));
                    return subject;
                })
                .list();
        return handle.createQuery("SELECT account_id, login, item, observed_at, remaining, resets_at, warned, since,"
                        + " good FROM alert_episode ORDER BY account_id, login, item")
                .map((row, context) -> {
                    var subject = new AlertSubject(row.getLong(1), row.getString(2), row.getString(3));
                    return new AlertEpisode(
                            subject,
                            Instant.ofEpochMilli(row.getLong(4)),
                            Columns.decimal(row, 5),
                            Columns.moment(row, 6),
                            Columns.integer(row, 7),
                            told.getOrDefault(subject, Set.of()),
                            Columns.moment(row, 8),
                            row.getInt(9));
                })
                .list();
    }

    static void replace(Handle handle, AlertEpisode episode) {
        var subject = episode.subject();
        remove(handle, subject);
        handle.execute(
                "INSERT INTO alert_episode VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                subject.accountId(),
                subject.login(),
                subject.item(),
                episode.observedAt().toEpochMilli(),
                Columns.text(episode.remaining()),
                Columns.millis(episode.resetsAt()),
                episode.warned(),
                Columns.millis(episode.since()),
                episode.good());
        episode.told()
                .forEach(rule -> handle.execute(
                        "INSERT INTO alert_told VALUES (?, ?, ?, ?)",
                        subject.accountId(),
                        subject.login(),
                        subject.item(),
                        rule.word()));
    }

    static void remove(Handle handle, AlertSubject subject) {
        for (var table : List.of("alert_episode", "alert_told")) {
            handle.execute("DELETE FROM " + table + OF_SUBJECT, subject.accountId(), subject.login(), subject.item());
        }
    }
}
