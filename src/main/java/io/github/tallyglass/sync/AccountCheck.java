package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.store.CheckStore;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.DayTruth.Verdict;
import io.github.tallyglass.sync.HourSearch.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares one account's days with its gateway's `stat` of the same seconds, tolerance 0, and reads the
/// hours that disagree once more (gateway contract §§2.3, 6.2 step 8). Used by one thread.
final class AccountCheck {

    /// A server that fails now may answer in a moment; more than that ends the account's part.
    private static final int MOST_WAITS = 2;

    private final Account account;
    private final GatewaySums theirs;
    private final UsageStore store;
    private final CheckStore checks;
    private final ZoneId zone;
    private final Supplier<Instant> now;
    private final @Nullable Reread reread;
    private boolean statMissing;

    /// @param rereads whether the hours that disagree are read again
    AccountCheck(
            Account account,
            GatewayClient client,
            UsageStore store,
            CheckStore checks,
            ZoneId zone,
            boolean rereads,
            SyncTime time,
            Signal signal) {
        this.account = account;
        var asker = new Asker(client, time, signal, new Progress(account, time, state -> {}), MOST_WAITS);
        this.theirs = new GatewaySums(asker);
        this.store = store;
        this.checks = checks;
        this.zone = zone;
        this.now = time::now;
        this.reread = rereads ? new Reread(account, asker, store, checks) : null;
    }

    /// @param day one that has begun
    /// @return what was found; a failure where the gateway could not be asked to the end
    Result<DayCheck> day(LocalDate day) {
        var whole = new Interval(
                day.atStartOfDay(zone).toEpochSecond(),
                day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1);
        var covered = store.coverage(account.id()).within(whole);
        var span = compared(whole, covered);
        var nothing = nothingToCompare(span.isPresent());
        if (nothing != null || span.isEmpty()) {
            var verdict = nothing == null ? new Verdict(State.NOT_COVERED, Reason.NOT_CLOSED) : nothing;
            return Result.ok(check(day, span.orElse(whole), local(whole, covered), null, verdict, List.of()));
        }
        if (!checks.sums(account.id(), span.get()).told()) {
            // Days are counted otherwise than when the rows went: there is no sum of this one.
            var untold = new Verdict(State.NO_STAT, Reason.PRUNED_ROWS);
            return Result.ok(check(day, span.get(), null, null, untold, List.of()));
        }
        return switch (theirs.stat(span.get())) {
            case Result.Err<Long>(Failure failure) -> unanswered(day, span.get(), failure);
            case Result.Ok<Long>(Long server) -> compare(day, span.get(), server);
        };
    }

    private @Nullable Verdict nothingToCompare(boolean covered) {
        if (account.scope() == Scope.KEY) {
            return new Verdict(State.NO_STAT, Reason.KEY_ONLY);
        }
        if (account.mode() == Account.Mode.AGGREGATES) {
            return new Verdict(State.NO_STAT, Reason.AGGREGATES_ONLY);
        }
        return statMissing && covered ? new Verdict(State.NO_STAT, Reason.NOT_OFFERED) : null;
    }

    /// The whole day, or what was read of one that is not over.
    private Optional<Interval> compared(Interval whole, IntervalSet covered) {
        if (covered.covers(whole)) {
            return Optional.of(whole);
        }
        var isOver = whole.to() < now.get().getEpochSecond();
        return covered.first()
                .filter(read -> !isOver && covered.intervals().size() == 1 && read.from() == whole.from());
    }

    private @Nullable Long local(Interval whole, IntervalSet covered) {
        var sums = checks.sums(account.id(), whole);
        return covered.isEmpty() || !sums.told() ? null : (Long) sums.total();
    }

    private Result<DayCheck> unanswered(LocalDate day, Interval span, Failure failure) {
        Reason reason;
        switch (failure) {
            case Failure.NotFound _ -> {
                statMissing = true;
                reason = Reason.NOT_OFFERED;
            }
            case Failure.Refused _, Failure.Malformed _ -> reason = Reason.FAILED;
            default -> {
                return Result.err(failure);
            }
        }
        var local = checks.sums(account.id(), span).total();
        return Result.ok(check(day, span, local, null, new Verdict(State.NO_STAT, reason), List.of()));
    }

    private Result<DayCheck> compare(LocalDate day, Interval span, long server) {
        var verdict = truth(span, false).against(server);
        if (verdict.differs()) {
            // Only a difference is worth the question what the user is called by now.
            verdict = truth(span, true).against(server);
        }
        if (!verdict.differs()) {
            return Result.ok(check(day, span, total(span), server, verdict, List.of()));
        }
        if (server != 0 && isPruned(span)) {
            return Result.ok(pruned(day, span, server));
        }
        return server == 0 ? zero(day, span) : search(day, span, server);
    }

    /// A `stat` of 0 overrules no rows: the list tells whether it is wrong or the rows are gone.
    private Result<DayCheck> zero(LocalDate day, Interval span) {
        return theirs.newest(span).flatMap(page -> {
            if (page.received() == 0 && (reread == null || isPruned(span))) {
                return Result.ok(check(
                        day, span, total(span), 0L, new Verdict(State.EXPLAINED, Reason.PURGED_UPSTREAM), List.of()));
            }
            var truth = truth(span, true);
            var costs = page.rows().stream()
                    .map(row -> row.event())
                    .anyMatch(row -> row.type() == EventType.CONSUME
                            && row.quota() != 0
                            && truth.counts(row.origin().user()));
            if (!costs && isPruned(span)) {
                return Result.ok(pruned(day, span, 0));
            }
            return costs
                    ? Result.ok(check(
                            day, span, total(span), 0L, new Verdict(State.EXPLAINED, Reason.STAT_ZERO), List.of()))
                    : mend(day, span, List.of(new Part(span, truth.expected(), 0)));
        });
    }

    private boolean isPruned(Interval span) {
        return checks.sums(account.id(), span).pruned();
    }

    /// Nothing can be read again: what came would be known already, and hours have no sums by user.
    private DayCheck pruned(LocalDate day, Interval span, long server) {
        return check(day, span, total(span), server, new Verdict(State.DIFFERS, Reason.PRUNED_ROWS), List.of(span));
    }

    private Result<DayCheck> search(LocalDate day, Interval span, long server) {
        var whole = new Part(span, truth(span, true).expected(), server);
        var search = new HourSearch(part -> truth(part, true).expected(), theirs::stat);
        return search.within(whole).flatMap(parts -> mend(day, span, parts));
    }

    private Result<DayCheck> mend(LocalDate day, Interval span, List<Part> parts) {
        if (reread == null) {
            return Result.ok(differing(day, span, parts));
        }
        for (var stretch :
                IntervalSet.of(parts.stream().map(Part::span).toList()).intervals()) {
            if (reread.read(stretch) instanceof Result.Err<Interval>(Failure failure)) {
                return Result.err(failure);
            }
        }
        return theirs.stat(span).map(server -> {
            var verdict = truth(span, true).against(server);
            if (verdict.differs() && server == 0) {
                // The rows have just been listed, to the last one.
                verdict = new Verdict(State.EXPLAINED, Reason.STAT_ZERO);
            }
            return verdict.differs()
                    ? differing(day, span, parts, server, verdict)
                    : check(day, span, total(span), server, verdict, List.of());
        });
    }

    private DayCheck differing(LocalDate day, Interval span, List<Part> parts) {
        var server = truth(span, true).expected()
                + parts.stream()
                        .mapToLong(part -> part.server() - part.expected())
                        .sum();
        return differing(day, span, parts, server, truth(span, true).against(server));
    }

    /// Names the parts that still disagree; all that did, where what they were changed under the search.
    private DayCheck differing(LocalDate day, Interval span, List<Part> parts, long server, Verdict verdict) {
        var still = parts.stream()
                .filter(part -> truth(part.span(), true).expected() != part.server())
                .toList();
        var named = (still.isEmpty() ? parts : still).stream().map(Part::span).toList();
        return check(
                day, span, total(span), server, verdict, IntervalSet.of(named).intervals());
    }

    private long total(Interval span) {
        return checks.sums(account.id(), span).total();
    }

    /// @param byName whether the user's name may be asked for; sums of all users know no name
    private DayTruth truth(Interval span, boolean byName) {
        var sums = checks.sums(account.id(), span);
        return new DayTruth(sums, byName && account.scope() == Scope.SELF ? theirs.name() : null);
    }

    private DayCheck check(
            LocalDate day,
            Interval span,
            @Nullable Long local,
            @Nullable Long server,
            Verdict verdict,
            List<Interval> differing) {
        return new DayCheck(
                account.id(),
                day,
                span,
                local,
                server,
                verdict.state(),
                verdict.reason(),
                Instant.ofEpochSecond(now.get().getEpochSecond()),
                differing);
    }
}
