package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.TimeRange;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a balance went: readings, thinned, and before the first of them what rows and top-ups say it must
/// have been, back to the first hour that is not known.
final class BalanceHistory {

    private static final long MOST_POINTS = 400;

    private final Snapshot snapshot;
    private final TimeRange range;
    private final Optional<Account> account;

    BalanceHistory(Snapshot snapshot, String accountName, TimeRange range) {
        this.snapshot = snapshot;
        this.range = range;
        this.account = snapshot.accountsById().values().stream()
                .filter(each -> each.name().equals(accountName))
                .findFirst();
    }

    List<BalancePoint> points() {
        if (account.isEmpty()) {
            return List.of();
        }
        var to = Math.min(snapshot.now().getEpochSecond(), range.to().getEpochSecond());
        var from = range.from() == null ? 0 : range.from().getEpochSecond();
        var read = readings(account.get().id(), from, to);
        if (read.isEmpty()) {
            return List.of();
        }
        var points = new ArrayList<>(before(read.getFirst(), from));
        points.addAll(read);
        return points;
    }

    /// The last reading of each step.
    private List<BalancePoint> readings(long accountId, long from, long to) {
        var step = Math.max(1, (to - Math.max(from, to - 400 * 86_400L)) / MOST_POINTS);
        return snapshot.handle()
                .createQuery("SELECT MAX(at), remaining FROM balance WHERE account_id = ? AND at BETWEEN ? AND ?"
                        + " GROUP BY at / ? ORDER BY 1")
                .bind(0, accountId)
                .bind(1, from)
                .bind(2, to)
                .bind(3, step)
                .map((row, context) -> new BalancePoint(Instant.ofEpochSecond(row.getLong(1)), row.getLong(2), true))
                .list();
    }

    /// Oldest first. A top-up of an unknown amount ends what can be worked back.
    private List<BalancePoint> before(BalancePoint first, long from) {
        var spend = new WalletSpend(snapshot, account.orElseThrow());
        var end = first.at().getEpochSecond();
        var known = spend.knownRows().intervals().stream()
                .filter(each -> each.from() < end && each.to() >= end - 60)
                .findFirst();
        if (known.isEmpty() || Math.max(from, known.get().from()) >= end) {
            return List.of();
        }
        var bounds = new Interval(Math.max(from, known.get().from()), end - 1);
        var hours = spend.hours(bounds).descendingMap();
        if (hours.isEmpty()) {
            return List.of();
        }
        var topUps = new ArrayDeque<>(new TopUps(snapshot, account.get(), spend).rows(bounds));
        var points = new ArrayDeque<BalancePoint>();
        var balance = first.quota();
        for (var hour : hours.entrySet()) {
            while (!topUps.isEmpty() && topUps.getFirst().at().getEpochSecond() >= hour.getKey()) {
                var topUp = topUps.removeFirst();
                var came = topUp.quota();
                if (came == null) {
                    return List.copyOf(points);
                }
                if (topUp.at().getEpochSecond() < end) {
                    points.addFirst(new BalancePoint(topUp.at(), balance, false));
                    balance -= came;
                    points.addFirst(new BalancePoint(topUp.at(), balance, false));
                }
            }
            balance += hour.getValue();
            if (hour.getKey() >= bounds.from()) {
                points.addFirst(new BalancePoint(Instant.ofEpochSecond(hour.getKey()), balance, false));
            }
        }
        return thinned(List.copyOf(points));
    }

    private static List<BalancePoint> thinned(List<BalancePoint> points) {
        var every = Math.max(1, points.size() / (int) MOST_POINTS);
        var kept = new ArrayList<BalancePoint>();
        for (var i = 0; i < points.size(); i++) {
            if (i % every == 0 || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }
}
