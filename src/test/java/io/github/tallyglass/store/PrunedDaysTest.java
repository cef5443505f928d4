package io.github.tallyglass.store;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.IntervalSet;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Retention;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.store.RecordStore.Imported;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.UsageStore.Commit;
import io.github.tallyglass.store.UsageStore.ListCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that writes rows or roll-ups, over days whose rows are not kept any more: no sum is lost,
/// none
/// comes twice.
class PrunedDaysTest {

    private static final long DAY = 86_400;
    private static final long TODAY = Instant.parse("2026-11-20T00:00:00Z").getEpochSecond();
    private static final long NOW = TODAY + 9 * 3_600;

    /// Twenty days before today; the rows of all but the last seven go.
    private static final long FIRST = TODAY - 20 * DAY;

    private static final int KEPT = 7;

    @TempDir
    private Path home;

    private StoreBed bed;
    private final List<UsageEvent> rows = new ArrayList<>();

    @BeforeEach
    void open() {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    /// A row each half hour of twenty days.
    private void fill() {
        for (var at = FIRST; at < TODAY; at += 1_800) {
            rows.add(TestRows.consume(at, "request-" + at, 10 + at % 7));
        }
        bed.commit(FIRST, TODAY - 1, rows.reversed());
        ok(bed.store.rebuildNow());
    }

    private long prune() {
        return StoreBed.prune(bed.store, KEPT, 11);
    }

    private Figures totals() {
        return bed.queries.report(all(), UsageFilter.ALL).totals();
    }

    private TimeRange all() {
        return new TimeRange("", Instant.ofEpochSecond(FIRST - 9 * DAY), Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    }

    private TimeRange day(long begin) {
        return new TimeRange("", Instant.ofEpochSecond(begin), Instant.ofEpochSecond(begin + DAY), ZoneOffset.UTC);
    }

    private long attempts(long begin) {
        return bed.queries.report(day(begin), UsageFilter.ALL).totals().attempts();
    }

    private long stored() {
        return bed.store.countRows(bed.account.id(), new Interval(0, NOW));
    }

    @Test
    void rowsOfWholeOldDaysGoAndNothingElse() {
        fill();
        var told = bed.store.retention().olderThan(new Retention(KEPT));
        assertThat(told).hasSize(13);
        assertThat(told.stream().mapToLong(PrunedDay::rows).sum()).isEqualTo(13 * 48);
        var before = totals();

        assertThat(prune()).isEqualTo(13 * 48);

        assertThat(totals()).isEqualTo(before);
        assertThat(stored()).isEqualTo(7 * 48);
        assertThat(bed.queries.countRows(all(), UsageFilter.ALL)).isEqualTo(7 * 48);
        assertThat(bed.queries.cacheState().rows()).isEqualTo(7 * 48);
        assertThat(bed.store.newestRow(bed.account.id(), TODAY - 7 * DAY - 1)).isEmpty();
        assertThat(bed.store.retention().olderThan(new Retention(KEPT))).isEmpty();
        assertThat(prune()).isZero();
        assertThat(bed.queries.prunedRows(all(), UsageFilter.ALL))
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.why()).isEqualTo("pruned-rows");
                    assertThat(missing.from()).isEqualTo(Instant.ofEpochSecond(FIRST));
                    assertThat(missing.to()).isEqualTo(Instant.ofEpochSecond(TODAY - 7 * DAY));
                });
        assertThat(bed.queries.report(all(), UsageFilter.ALL, GroupBy.IP).missing())
                .anySatisfy(missing -> assertThat(missing.why()).isEqualTo("pruned-rows"));
        assertThat(bed.queries.calendar(all()))
                .filteredOn(each -> each.pruned())
                .hasSize(13);
    }

    @Test
    void daysWhoseSumsAreNotUpToDateWait() {
        fill();
        bed.commit(
                FIRST + 3 * DAY,
                FIRST + 4 * DAY - 1,
                rows.subList(3 * 48, 4 * 48).reversed());
        var step = ok(bed.store
                .retention(10)
                .pruneNext(new Retention(KEPT), new RetentionStore.Place(bed.account.id(), FIRST + 3 * DAY)));
        assertThat(step).hasValueSatisfying(waiting -> {
            assertThat(waiting.waits()).isTrue();
            assertThat(waiting.next().second()).isEqualTo(FIRST + 4 * DAY);
        });
        assertThat(prune()).isEqualTo(12 * 48);
        ok(bed.store.rebuildNow());
        assertThat(prune()).isEqualTo(48);
    }

    @Test
    void rollUpsThatLackRowsAreMadeAgainFirst() throws SQLException {
        fill();
        var before = totals();
        bed.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Database.FILE_NAME));
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM usage_day WHERE day = " + FIRST / DAY);
            statement.execute("DELETE FROM usage_model_day WHERE day = " + FIRST / DAY);
        }
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
        assertThat(prune()).isEqualTo(12 * 48);
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(prune()).isEqualTo(48);
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void aGatewayThatListsItAllAgainAddsNothing() {
        fill();
        var before = totals();
        prune();
        var again = bed.commit(FIRST, TODAY - 1, rows.reversed());
        assertThat(again).isEqualTo(new Commit(0, 7 * 48, false, 0));
        assertThat(totals()).isEqualTo(before);
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(stored()).isEqualTo(7 * 48);
        // In the midst of a day that went, too.
        bed.commit(
                FIRST + 1_000,
                FIRST + 3 * DAY,
                rows.stream()
                        .filter(row -> row.createdAt() >= FIRST + 1_000 && row.createdAt() <= FIRST + 3 * DAY)
                        .toList()
                        .reversed());
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void aGatewayThatHasPurgedItTakesNothing() {
        fill();
        var before = totals();
        prune();
        var emptied = bed.commit(FIRST, TODAY - 1, List.of());
        assertThat(emptied.keptPurged()).isTrue();
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(bed.queries.vanished(all()).stream()
                        .mapToLong(day -> day.rows())
                        .sum())
                .isEqualTo(7 * 48);
    }

    @Test
    void aCoverageThatIsTakenBackDoesNotBringRowsBack() {
        fill();
        var before = totals();
        prune();
        ok(bed.store.uncover(bed.account.id(), new Interval(FIRST, FIRST + 5 * DAY)));
        bed.commit(
                FIRST,
                FIRST + 5 * DAY,
                rows.stream()
                        .filter(row -> row.createdAt() <= FIRST + 5 * DAY)
                        .toList()
                        .reversed());
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(bed.store.coverage(bed.account.id()).intervals()).hasSize(1);
    }

    @Test
    void secondsOfAPrunedDayThatWereNeverReadAreAddedOnce() {
        // The history begins at noon; later somebody wants what was before.
        var noon = FIRST + DAY / 2;
        bed.commit(noon, TODAY - 1, List.of(TestRows.consume(noon + 60, "later", 5)));
        ok(bed.store.rebuildNow());
        assertThat(prune()).isEqualTo(1);

        var morning = List.of(TestRows.consume(FIRST + 70, "b", 30), TestRows.consume(FIRST + 60, "a", 20));
        bed.commit(FIRST, noon - 1, morning);
        assertThat(totals().grossQuota()).isEqualTo(55);
        assertThat(bed.queries
                        .report(day(FIRST), UsageFilter.ALL, GroupBy.KEY)
                        .totals()
                        .grossQuota())
                .isEqualTo(55);
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(55);
        assertThat(bed.queries.countRows(all(), UsageFilter.ALL)).isEqualTo(2);

        assertThat(prune()).isEqualTo(2);
        assertThat(totals().grossQuota()).isEqualTo(55);
        bed.commit(FIRST, noon - 1, morning);
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(55);
        assertThat(stored()).isZero();
    }

    @Test
    void aListWithoutBoundsAddsNothingTwice() {
        fill();
        var before = totals();
        prune();
        var fresh = TestRows.consume(TODAY + 60, "new", 3);
        var listed = new ArrayList<>(rows);
        listed.add(fresh);
        var merged = ok(bed.store.mergeList(new ListCommit(
                bed.account.id(),
                listed.reversed(),
                IntervalSet.of(List.of(new Interval(FIRST, NOW))),
                IntervalSet.EMPTY,
                IntervalSet.EMPTY,
                Histories.DOLLARS,
                List.of())));
        assertThat(merged.rowsNew()).isEqualTo(1);
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(before.grossQuota() + 3);
    }

    @Test
    void aListThatCoversNothingIsKnownByItsRows() {
        // Of a key's list older rows are lost: nothing is covered, and still the rows are there.
        var early = TestRows.consume(FIRST + 60, "a", 5);
        var late = TestRows.consume(FIRST + 3 * DAY, "b", 7);
        var list = new ListCommit(
                bed.account.id(),
                List.of(late, early),
                IntervalSet.EMPTY,
                IntervalSet.of(List.of(new Interval(FIRST, FIRST + 4 * DAY))),
                IntervalSet.EMPTY,
                Histories.DOLLARS,
                List.of());
        ok(bed.store.mergeList(list));
        ok(bed.store.rebuildNow());
        assertThat(prune()).isEqualTo(2);
        assertThat(ok(bed.store.mergeList(list)).rowsNew()).isZero();
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(12);
    }

    @Test
    void recordsThatComeLateCountBesideWhatWent() {
        append(TestRows.consume(FIRST + 60, "a", 5), TestRows.consume(FIRST + 61, "b", 7));
        ok(bed.store.rebuildNow());
        prune();
        append(TestRows.consume(FIRST + 60, "c", 11));
        assertThat(totals().grossQuota()).isEqualTo(23);
        assertThat(attempts(FIRST)).isEqualTo(3);
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(23);
        assertThat(bed.queries.countRows(all(), UsageFilter.ALL)).isEqualTo(1);
        assertThat(bed.queries.latency(all(), UsageFilter.ALL).measured()).isEqualTo(3);
        assertThat(prune()).isEqualTo(1);
        assertThat(totals().grossQuota()).isEqualTo(23);
        assertThat(bed.queries.latency(all(), UsageFilter.ALL).measured()).isEqualTo(3);
        assertThat(stored()).isZero();
    }

    @Test
    void aFileThatIsImportedAgainAddsNothing() {
        var imported = List.of(
                new Imported("00".repeat(32), priced(TestRows.consume(FIRST + 60, "a", 5))),
                new Imported("11".repeat(32), priced(TestRows.consume(FIRST + 90, "b", 6))));
        assertThat(ok(records().addImported(bed.account.id(), imported, List.of())))
                .isEqualTo(2);
        ok(bed.store.rebuildNow());
        prune();
        assertThat(ok(records().addImported(bed.account.id(), imported, List.of())))
                .isZero();
        ok(bed.store.rebuildNow());
        assertThat(totals().grossQuota()).isEqualTo(11);
    }

    @Test
    void newPricesChangeTheRowsThatAreThereAlone() {
        var cliproxy = ok(bed.store.addAccount(proxy()));
        ok(records().append(commitOf(cliproxy.id(), QuotaUnit.LIST_PRICE, TestRows.consume(FIRST + 60, "a", 5))));
        ok(bed.store.rebuildNow());
        prune();
        ok(records().append(commitOf(cliproxy.id(), QuotaUnit.LIST_PRICE, TestRows.consume(FIRST + 90, "b", 6))));
        ok(bed.store.rebuildNow());
        ok(bed.store
                .prices()
                .change(new PriceStore.Edit.Nothing(), new PriceStore.Repricing((a, b) -> true, "new", null)));
        ListPrices dearer = row -> new Priced(row.withQuota(100), QuotaUnit.LIST_PRICE);
        while (ok(bed.store.prices().repriceNext(dearer, Instant.ofEpochSecond(NOW)))
                .isPresent()) {
            // One stretch after the other.
        }
        ok(bed.store.rebuildNow());
        assertThat(totals().quotaByUnit()).containsEntry(QuotaUnit.LIST_PRICE, 105L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "Asia/Kolkata"})
    void anotherZoneAndBackLosesNothing(String zone) {
        fill();
        var before = totals();
        prune();
        bed.queries.useZone(ZoneId.of(zone));
        assertThat(totals()).isEqualTo(before);
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(bed.queries.report(all(), UsageFilter.ALL, GroupBy.KEY).totals())
                .isEqualTo(before);
        StoreBed.prune(bed.store, KEPT, 11);
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        bed.queries.useZone(ZoneOffset.UTC);
        ok(bed.store.rebuildNow());
        assertThat(totals()).isEqualTo(before);
        assertThat(bed.queries.report(all(), UsageFilter.ALL, GroupBy.KEY).totals())
                .isEqualTo(before);
    }

    @Test
    void aRequestOnBothSidesOfTheEdgeFailsOnce() {
        var edge = TODAY - 7 * DAY;
        var both = List.of(
                TestRows.error(edge + 20, "x"),
                TestRows.consume(edge + 10, "y", 1),
                TestRows.error(edge - 10, "y"),
                TestRows.error(edge - 20, "x"));
        bed.commit(FIRST, TODAY - 1, both);
        ok(bed.store.rebuildNow());
        assertThat(totals().failed()).isEqualTo(1);
        prune();
        bed.commit(edge, TODAY - 1, both.subList(0, 2));
        bed.commit(FIRST, TODAY - 1, both);
        ok(bed.store.rebuildNow());
        assertThat(totals().failed()).isEqualTo(1);
    }

    @Test
    void sumsOfVanishedRowsStayApart() {
        fill();
        var span = new Interval(FIRST, FIRST + DAY - 1);
        bed.commit(FIRST, FIRST + DAY - 1, rows.subList(0, 40).reversed());
        ok(bed.store.rebuildNow());
        var before = bed.checks.sums(bed.account.id(), span);
        prune();
        var after = bed.checks.sums(bed.account.id(), span);
        assertThat(after.pruned()).isTrue();
        assertThat(after.total()).isEqualTo(before.total());
        assertThat(after.sum(LocalSums.Part::vanished))
                .isEqualTo(before.sum(LocalSums.Part::vanished))
                .isPositive();
        assertThat(after.sum(part -> part.user().equals("alice"))).isEqualTo(before.total());
        assertThat(bed.checks
                        .sums(bed.account.id(), new Interval(FIRST + 9, FIRST + DAY - 1))
                        .told())
                .isFalse();
        assertThat(bed.queries.vanished(all()).getFirst().rows()).isEqualTo(8);
    }

    @Test
    void topUpsStay() {
        bed.commit(
                FIRST,
                TODAY - 1,
                List.of(TestRows.row(FIRST + 9, EventType.TOP_UP, 0, "", 500), TestRows.consume(FIRST + 3, "a", 1)));
        ok(bed.store.rebuildNow());
        assertThat(prune()).isEqualTo(1);
        assertThat(bed.queries.countRows(all(), UsageFilter.ALL)).isEqualTo(1);
        bed.commit(
                FIRST,
                TODAY - 1,
                List.of(TestRows.row(FIRST + 9, EventType.TOP_UP, 0, "", 500), TestRows.consume(FIRST + 3, "a", 1)));
        assertThat(bed.queries.countRows(all(), UsageFilter.ALL)).isEqualTo(1);
        assertThat(prune()).isZero();
    }

    @Test
    void anAccountGoesWithAllThatWasKeptOfIt() throws SQLException {
        fill();
        prune();
        ok(bed.store.removeAccount(bed.account.id()));
        bed.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve(Database.FILE_NAME));
                var statement = connection.createStatement()) {
            for (var table : List.of("kept_hour", "kept_day", "kept_latency", "kept_price", "pruned_day", "coverage")) {
                try (var left = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    left.next();
                    assertThat(left.getLong(1)).as(table).isZero();
                }
            }
        }
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
    }

    @Test
    void roomIsGivenBackWhenItIsAskedFor() throws Exception {
        for (var i = 0; i < 40_000; i++) {
            rows.add(TestRows.consume(FIRST + i, "request-" + i, 1));
        }
        bed.commit(FIRST, TODAY - 1, rows.reversed());
        ok(bed.store.rebuildNow());
        var before = totals();
        StoreBed.prune(bed.store, KEPT, 5_000);
        assertThat(ok(bed.store.retention().compact())).isPositive();
        assertThat(Files.size(home.resolve(Database.FILE_NAME))).isLessThan(1_000_000);
        assertThat(totals()).isEqualTo(before);
    }

    private RecordStore records() {
        return bed.store.records();
    }

    private static Account proxy() {
        var like = Histories.account("proxy", QuotaUnit.LIST_PRICE);
        return new Account(
                0,
                like.name(),
                AccountKind.CLIPROXY,
                "cliproxy",
                like.url(),
                like.scope(),
                "",
                QuotaUnit.LIST_PRICE,
                false);
    }

    private void append(UsageEvent... events) {
        ok(records().append(commitOf(bed.account.id(), Histories.DOLLARS, events)));
    }

    private static RecordCommit commitOf(long account, QuotaUnit unit, UsageEvent... events) {
        return new RecordCommit(
                account,
                List.of(events).stream().map(row -> new Priced(row, unit)).toList(),
                List.of(),
                null,
                null);
    }

    private static Priced priced(UsageEvent row) {
        return new Priced(row, Histories.DOLLARS);
    }
}
