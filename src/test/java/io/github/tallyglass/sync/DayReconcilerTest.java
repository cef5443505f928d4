package io.github.tallyglass.sync;

import static io.github.tallyglass.sync.Ledgers.day;
import static io.github.tallyglass.sync.Ledgers.midnight;
import static io.github.tallyglass.sync.Ledgers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.DayCheck;
import io.github.tallyglass.domain.DayCheck.Reason;
import io.github.tallyglass.domain.DayCheck.State;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Vanished;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule of the comparison by itself, against a gateway whose ledger the test writes.
class DayReconcilerTest {

    private static final long HOUR = 3_600;

    private Ledgers bed;
    private LedgerGateway gateway;

    /// Three days, a row of 10 + hour in each hour, up to noon of today.
    @BeforeEach
    void threeDaysRead(@TempDir Path home) {
        bed = new Ledgers(home);
        gateway = bed.gateway;
        for (var at = midnight(3) + 60; at < Sim.START - 600; at += HOUR) {
            gateway.write(at, 10 + (at - midnight(3)) / HOUR);
        }
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void synced() {
        assertThat(bed.sync(3).missing()).isEmpty();
        gateway.asked.clear();
        gateway.requests = 0;
    }

    private long stored(Interval span) {
        return bed.checks.sums(bed.account.id(), span).total();
    }

    @Test
    void whatWasReadWholeIsEqualAndCostsOneRequestADay() {
        synced();

        var done = bed.reconcile(3, true);

        assertThat(done.days()).extracting(DayCheck::state).containsOnly(State.EQUAL);
        assertThat(done.days()).extracting(DayCheck::day).isSorted().hasSize(4);
        assertThat(done.days()).extracting(DayCheck::difference).containsOnly(0L);
        assertThat(done.failures()).isEmpty();
        assertThat(gateway.requests).isEqualTo(4);
        assertThat(bed.checks.checks(Ledgers.UTC, Ledgers.TODAY.minusDays(9), Ledgers.TODAY))
                .isEqualTo(done.days());
    }

    @Test
    void theBegunDayIsComparedUpToWhereItWasRead() {
        synced();
        gateway.write(Sim.START - 5, 1_000);

        var today = bed.reconcile(0, true).days().getFirst();

        assertThat(today.state()).isEqualTo(State.EQUAL);
        assertThat(today.span().from()).isEqualTo(midnight(0));
        assertThat(today.span().to()).isBetween(Sim.START - 11, Sim.START - 5);
        assertThat(gateway.statAsked).containsExactly(today.span());
    }

    @Test
    void refundsAreNotSubtracted() {
        gateway.write(midnight(1) + 5_000, EventType.REFUND, 7);
        gateway.write(midnight(1) + 5_001, EventType.ERROR, 0);
        gateway.write(midnight(1) + 5_002, EventType.TOP_UP, 500);
        synced();
        assertThat(bed.check(1, true).state()).isEqualTo(State.EQUAL);
    }

    @Test
    void lateRowsOfOneHourAreFoundByHalvingAndReadOnce() {
        synced();
        var late = midnight(2) + 17 * HOUR + 12;
        gateway.write(late, 5_000);

        var check = bed.check(2, true);

        assertThat(check.state()).isEqualTo(State.EQUAL);
        assertThat(check.localQuota()).isEqualTo(gateway.gross(day(2)));
        assertThat(gateway.asked).isNotEmpty().allSatisfy(asked -> {
            assertThat(asked.seconds()).isEqualTo(HOUR);
            assertThat(asked.contains(late)).isTrue();
        });
        assertThat(gateway.requests)
                .as("1 + 1 for the name + 5 halvings + 2 of rows + 1")
                .isLessThanOrEqualTo(10);
    }

    @Test
    void withoutReadingAgainTheHourIsToldAndNothingChanges() {
        synced();
        var hour = midnight(2) + 17 * HOUR;
        gateway.write(hour + 12, 5_000);
        var before = stored(day(2));

        var check = bed.check(2, false);

        assertThat(check.state()).isEqualTo(State.DIFFERS);
        assertThat(check.reason()).isNull();
        assertThat(check.difference()).isEqualTo(-5_000);
        assertThat(check.differing()).containsExactly(new Interval(hour, hour + HOUR - 1));
        assertThat(gateway.asked).isEmpty();
        assertThat(stored(day(2))).isEqualTo(before);
    }

    @Test
    void aDayThatIsBadAllOverCostsABoundedNumberOfRequests() {
        synced();
        for (var hour = 0; hour < 24; hour++) {
            gateway.write(midnight(2) + hour * HOUR + 30, 100 + hour);
        }

        assertThat(bed.check(2, true).state()).isEqualTo(State.EQUAL);
        assertThat(gateway.statAsked).hasSizeLessThanOrEqualTo(2 + HourSearch.MOST_REQUESTS);
    }

    @Test
    void aDifferenceThatRowsDoNotExplainIsToldWithItsHour() {
        synced();
        // Counted by stat and listed never, as where a log and its sums have two databases.
        var phantom = new LedgerGateway.Entry(midnight(2) + 9 * HOUR, EventType.CONSUME, "alice", "m", 77);
        gateway.ledger.add(phantom);
        gateway.hidden = row -> row == phantom;

        var check = bed.check(2, true);

        assertThat(check.state()).isEqualTo(State.DIFFERS);
        assertThat(check.reason()).isNull();
        assertThat(check.difference()).isEqualTo(-77);
        assertThat(check.differing())
                .containsExactly(new Interval(midnight(2) + 9 * HOUR, midnight(2) + 10 * HOUR - 1));
    }

    @Test
    void aPurgeIsExplainedAndItsRowsStay() {
        synced();
        var before = stored(day(2));
        gateway.ledger.removeIf(row -> row.second() < midnight(2) + 6 * HOUR);

        var done = bed.reconcile(3, true);

        assertThat(done.days())
                .extracting(DayCheck::state, DayCheck::reason)
                .containsExactly(
                        tuple(State.EXPLAINED, Reason.PURGED_UPSTREAM),
                        tuple(State.EXPLAINED, Reason.PURGED_UPSTREAM),
                        tuple(State.EQUAL, null),
                        tuple(State.EQUAL, null));
        assertThat(stored(day(2))).isEqualTo(before);
        assertThat(done.vanished()).extracting(Vanished::rows).containsExactly(6L, 24L);
        var purged = done.days().get(1);
        assertThat(purged.difference()).isEqualTo(done.vanished().getFirst().quota());

        var asked = gateway.requests;
        assertThat(bed.reconcile(3, true).days()).extracting(DayCheck::state).doesNotContain(State.DIFFERS);
        assertThat(gateway.asked)
                .as("what is known to be gone is not read again")
                .hasSizeLessThan(gateway.requests);
        assertThat(gateway.requests - asked).isLessThanOrEqualTo(5);
    }

    @Test
    void aPurgeOfTheSameDayKeepsItsRowsToo() {
        synced();
        var before = stored(new Interval(midnight(0), Sim.START));
        gateway.ledger.removeIf(row -> row.second() >= midnight(0) && row.second() < midnight(0) + 2 * HOUR);

        var today = bed.reconcile(0, true).days().getFirst();

        assertThat(today.reason()).isEqualTo(Reason.PURGED_UPSTREAM);
        assertThat(stored(new Interval(midnight(0), Sim.START))).isEqualTo(before);
    }

    @Test
    void aPurgeBesideLateRowsIsBothMendedAndExplained() {
        synced();
        gateway.ledger.removeIf(row -> row.second() < midnight(2) + 2 * HOUR);
        gateway.write(midnight(2) + HOUR + 9, 4_000);
        gateway.write(midnight(2) + 20 * HOUR, 9_000);

        var check = bed.check(2, true);

        assertThat(check.state()).isEqualTo(State.EXPLAINED);
        assertThat(check.reason()).isEqualTo(Reason.PURGED_UPSTREAM);
        assertThat(check.serverQuota()).isEqualTo(gateway.gross(day(2)));
    }

    @Test
    void aBrokenBuildsZeroOverrulesNothing() {
        synced();
        gateway.statZero = true;

        var check = bed.check(2, true);

        assertThat(check.state()).isEqualTo(State.EXPLAINED);
        assertThat(check.reason()).isEqualTo(Reason.STAT_ZERO);
        assertThat(check.localQuota()).isEqualTo(gateway.gross(day(2)));
        assertThat(gateway.requests).as("stat, name, one page").isEqualTo(3);
    }

    @Test
    void aZeroThatIsTrueIsAPurge() {
        synced();
        gateway.ledger.removeIf(row -> row.second() < midnight(1));

        var told = bed.check(2, false);
        assertThat(told.state()).isEqualTo(State.EXPLAINED);
        assertThat(told.reason()).isEqualTo(Reason.PURGED_UPSTREAM);
        assertThat(bed.checks.vanished(bed.account.id(), Ledgers.UTC, day(2))).isEmpty();

        assertThat(bed.check(2, true))
                .usingRecursiveComparison()
                .ignoringFields("checkedAt")
                .isEqualTo(told);
        assertThat(bed.checks.vanished(bed.account.id(), Ledgers.UTC, day(2)))
                .extracting(Vanished::rows)
                .containsExactly(24L);
    }

    @Test
    void afterARenameTheOldNamesRowsAreNotMissed() {
        synced();
        gateway.username = "alice2";

        var before = bed.check(2, true);
        assertThat(before.serverQuota()).isZero();
        assertThat(before.state()).isEqualTo(State.EXPLAINED);
        assertThat(before.reason()).isEqualTo(Reason.RENAMED);
        assertThat(gateway.asked).as("nothing is read again").isEmpty();
    }

    @Test
    void aDayWithBothNamesIsExplainedAndItsLateRowsAreStillFound() {
        gateway.ledger.removeIf(row -> row.second() >= midnight(1) + 12 * HOUR);
        gateway.username = "alice2";
        gateway.write(midnight(1) + 13 * HOUR, 300);
        synced();
        assertThat(bed.check(1, true).reason()).isEqualTo(Reason.RENAMED);

        gateway.write(midnight(1) + 14 * HOUR, 40);
        var check = bed.check(1, true);

        assertThat(check.state()).isEqualTo(State.EXPLAINED);
        assertThat(check.reason()).isEqualTo(Reason.RENAMED);
        assertThat(check.serverQuota()).isEqualTo(340);
        assertThat(check.localQuota()).isEqualTo(340 + 12 * 10 + 48 * 12 + 66);
    }

    @Test
    void aGatewayThatCountsByUserIdNeedsNoExplanation() {
        synced();
        gateway.statByName = false;
        gateway.username = "alice2";
        assertThat(bed.check(2, true).state()).isEqualTo(State.EQUAL);
    }

    @Test
    void daysWithGapsAreNotCompared() {
        assertThat(bed.sync(1).missing()).isEmpty();
        gateway.requests = 0;

        assertThat(bed.check(2, true))
                .extracting(DayCheck::state, DayCheck::reason, DayCheck::localQuota)
                .containsExactly(State.NOT_COVERED, Reason.NOT_CLOSED, null);
        assertThat(gateway.requests).isZero();
    }

    @Test
    void aLineWithoutStatIsAskedOnce() {
        synced();
        gateway.statFailure = new Failure.NotFound("/api/log/self/stat");

        var done = bed.reconcile(3, true);

        assertThat(done.days()).extracting(DayCheck::state).containsOnly(State.NO_STAT);
        assertThat(done.days()).extracting(DayCheck::reason).containsOnly(Reason.NOT_OFFERED);
        assertThat(done.failures()).isEmpty();
        assertThat(gateway.statAsked).hasSize(1);
    }

    @Test
    void keysAndAggregatesHaveNothingToCompare() {
        synced();
        bed.account = ok(bed.store.updateAccount(bed.account.withMode(Account.Mode.AGGREGATES)));
        assertThat(bed.check(1, true).reason()).isEqualTo(Reason.AGGREGATES_ONLY);
        bed.account = ok(bed.store.updateAccount(withScope(Scope.KEY)));
        assertThat(bed.check(1, true).reason()).isEqualTo(Reason.KEY_ONLY);
        assertThat(gateway.requests).isZero();
    }

    private Account withScope(Scope scope) {
        var was = bed.account;
        return new Account(
                was.id(), was.name(), was.kind(), was.dialect(), was.url(), scope, was.userId(), was.unit(), false);
    }

    @Test
    void allUsersSumsKnowNoName() {
        synced();
        bed.account = ok(bed.store.updateAccount(withScope(Scope.ADMIN)));
        gateway.statByName = false;
        gateway.username = "root";
        gateway.write(midnight(2) + HOUR, 50);

        assertThat(bed.check(2, true).state()).isEqualTo(State.EQUAL);
        assertThat(gateway.selfRequests - 1).as("beyond the sync's own").isZero();
    }

    @Test
    void aFailureEndsTheAccountsPartAndKeepsWhatWasCompared() {
        synced();
        gateway.trouble = () -> gateway.statAsked.size() > 2 ? new Failure.AuthRejected("gone", "x") : null;

        var done = bed.reconcile(3, true);

        assertThat(done.days()).extracting(DayCheck::day).containsExactly(Ledgers.TODAY.minusDays(1), Ledgers.TODAY);
        assertThat(done.failures()).containsOnlyKeys(bed.account.id());
        assertThat(bed.checks.checks(Ledgers.UTC, Ledgers.TODAY.minusDays(9), Ledgers.TODAY))
                .hasSize(2);
    }

    @Test
    void aServerThatIsBusyForAMomentIsAskedAgain() {
        synced();
        gateway.trouble = () -> gateway.requests < 2 ? new Failure.ServerFault("gateway.example", 502, "") : null;
        assertThat(bed.check(1, true).state()).isEqualTo(State.EQUAL);
        gateway.trouble = () -> new Failure.RateLimited("gateway.example", null);
        var asked = gateway.requests;
        assertThat(bed.reconcile(3, true).failures().values())
                .containsExactly(new Failure.RateLimited("gateway.example", null));
        assertThat(gateway.requests - asked).isEqualTo(3);
    }

    @Test
    void aRefusalIsThatDaysAloneAndReplacesNothing() {
        synced();
        var good = bed.check(2, true);
        gateway.statFailure = new Failure.Refused("range too long");

        var done = bed.reconcile(3, true);

        assertThat(done.days())
                .extracting(DayCheck::reason)
                .containsOnly(Reason.FAILED)
                .hasSize(4);
        assertThat(bed.checks.checks(Ledgers.UTC, Ledgers.TODAY.minusDays(9), Ledgers.TODAY))
                .containsExactly(good);
    }

    @Test
    void cancellingStopsBetweenRequests() {
        synced();
        var told = new ArrayList<Reconciler.Progress>();

        var done = bed.reconciler(false)
                .run(new Interval(midnight(3), Sim.START), Ledgers.UTC, Set.of(), true, told::add, () -> true);

        assertThat(done.failures().values()).containsOnly(new Failure.Cancelled());
        assertThat(done.days()).hasSameSizeAs(told).hasSizeLessThan(4);
    }

    @Test
    void progressCountsToTheEnd() {
        synced();
        var told = new ArrayList<Reconciler.Progress>();
        bed.reconciler(false)
                .run(new Interval(midnight(3), Sim.START), Ledgers.UTC, Set.of(), true, told::add, () -> false);
        assertThat(told).extracting(Reconciler.Progress::done).containsExactly(1, 2, 3, 4);
        assertThat(told).extracting(Reconciler.Progress::all).containsOnly(4);
    }

    @Test
    void whereOnlyReadingIsAllowedNothingIsKept() {
        synced();
        gateway.write(midnight(2) + HOUR, 50);
        var done = bed.reconciler(true).run(day(2), Ledgers.UTC, Set.of(), true, progress -> {}, () -> false);
        assertThat(done.days().getFirst().state()).isEqualTo(State.DIFFERS);
        assertThat(bed.checks.checks(Ledgers.UTC, Ledgers.TODAY.minusDays(9), Ledgers.TODAY))
                .isEmpty();
    }

    @Test
    void pausedAndRemovedAccountsAreLeftAloneUnlessNamed() {
        synced();
        bed.account = ok(bed.store.updateAccount(bed.account.withPaused(true)));
        assertThat(bed.reconcile(1, true).days()).isEmpty();
        var named = Set.of(bed.account.id());
        assertThat(bed.reconciler(false)
                        .run(day(1), Ledgers.UTC, named, true, progress -> {}, () -> false)
                        .days())
                .hasSize(1);
        ok(bed.store.updateAccount(bed.account.withRemoved(true)));
        assertThat(bed.reconciler(false)
                        .run(day(1), Ledgers.UTC, named, true, progress -> {}, () -> false)
                        .days())
                .isEmpty();
    }

    @Test
    void rowsThatAreReadAgainKeepTheUnitTheyHad() {
        synced();
        var yuan = new QuotaUnit(new BigDecimal(100), "CNY", new BigDecimal("7.1"), false);
        bed.account = ok(bed.store.updateAccount(bed.account.withUnit(yuan)));
        var hour = midnight(2) + 3 * HOUR;
        var unit = bed.checks.unitWithin(bed.account.id(), new Interval(hour, hour + HOUR - 1));
        gateway.write(hour + 100, 60);

        assertThat(bed.check(2, true).state()).isEqualTo(State.EQUAL);

        assertThat(unit).isPresent();
        assertThat(bed.checks.unitWithin(bed.account.id(), new Interval(hour + 100, hour + 100)))
                .isEqualTo(unit);
    }

    @Test
    void unreadableRowsAreNamedWhereTheSumIsShort() {
        synced();
        var second = midnight(2) + 3 * HOUR + 5;
        gateway.write(second, 1L << 60);

        var check = bed.check(2, true);

        assertThat(check.state()).isEqualTo(State.DIFFERS);
        assertThat(check.reason()).isEqualTo(Reason.UNREADABLE_ROWS);
        assertThat(check.differing())
                .allSatisfy(part -> assertThat(part.contains(second)).isTrue());
        assertThat(bed.checks.sums(bed.account.id(), day(2)).unreadable()).isEqualTo(1);
    }

    @Test
    void daysAreThoseOfTheUsersZone() {
        synced();
        var zone = java.time.ZoneId.of("America/New_York");
        // 2026-11-16 there ends at 05:00 UTC of the next day.
        var range = new Interval(midnight(2) + 6 * HOUR, midnight(2) + 7 * HOUR);
        var check = bed.reconciler(false)
                .run(range, zone, Set.of(), true, progress -> {}, () -> false)
                .days();
        assertThat(check).hasSize(1);
        assertThat(check.getFirst().span()).isEqualTo(new Interval(midnight(2) + 5 * HOUR, midnight(1) + 5 * HOUR - 1));
        assertThat(check.getFirst().state()).isEqualTo(State.EQUAL);
    }

    @Test
    void rowsOfTodayThatAreListedNoMoreAreKept() {
        synced();
        var hour = new Interval(midnight(0), midnight(0) + HOUR - 1);
        var before = stored(hour);
        assertThat(before).isPositive();
        ok(bed.store.replaceSlice(new SliceCommit(bed.account.id(), hour, List.of(), QuotaUnit.DEFAULT, true)));
        assertThat(stored(hour)).isEqualTo(before);
    }
}
