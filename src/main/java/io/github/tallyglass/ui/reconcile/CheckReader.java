package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.UsageQueries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Reads comparisons from the cache; runs in the background.
record CheckReader(UsageQueries queries) {

    Checks read(TimeRange range, UsageFilter filter, Instant now) {
        var accounts = accounts(filter).stream()
                .filter(account -> account.kind().isGateway())
                .toList();
        var span = DaySpan.of(range, earliest(range), now);
        var beyond = filter.conditions().keySet().stream().anyMatch(dimension -> dimension != Dimension.ACCOUNT);
        if (span.days() == 0) {
            return new Checks(span, accounts, List.of(), Tally.of(List.of()), List.of(), beyond);
        }
        var byId = new HashMap<Long, Account>();
        accounts.forEach(account -> byId.put(account.id(), account));
        var lines = known(queries.dayChecks(span.range()), check -> check.accountId(), byId, DayLine::new);
        var vanished = known(queries.vanished(span.range()), each -> each.accountId(), byId, VanishedLine::new);
        return new Checks(span, accounts, lines, Tally.of(lines), vanished, beyond);
    }

    /// Those with rows that the filter lets through; other conditions do not tell accounts apart.
    List<Account> accounts(UsageFilter filter) {
        return queries.accounts().stream()
                .map(AccountView::account)
                .filter(account -> !account.kind().isSubscription())
                .filter(account -> filter.accepts(Dimension.ACCOUNT, account.name()))
                .toList();
    }

    /// Where a range begins that has no beginning of its own.
    Instant earliest(TimeRange range) {
        return range.from() == null ? queries.report(range, UsageFilter.ALL).from() : range.from();
    }

    private static <T, R> List<R> known(
            List<T> found, ToLongFunction<T> id, Map<Long, Account> accounts, BiFunction<Account, T, R> line) {
        return found.stream()
                .flatMap(each -> {
                    var account = accounts.get(id.applyAsLong(each));
                    return account == null ? Stream.<R>empty() : Stream.of(line.apply(account, each));
                })
                .toList();
    }
}
