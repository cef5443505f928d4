package io.github.tallyglass.query;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.CalendarDay.State;
import io.github.tallyglass.store.RecordStore.Imported;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.StoreBed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions about rows that were handed over once: what of their time is known, and what they are told
/// apart by.
class CollectedAccountsTest {

    private static final long HOUR = 3600;
    private static final long MIDNIGHT = Instant.parse("2026-11-18T00:00:00Z").getEpochSecond();
    private static final long NOW = MIDNIGHT + 12 * HOUR;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final UsageEvent.Upstream CODEX =
            new UsageEvent.Upstream("codex", "alice@example.com", "a1", "high", "default");
    private static final UsageEvent.Upstream CLAUDE =
            new UsageEvent.Upstream("claude", "bob@example.com", "b1", "", "priority");

    private StoreBed bed;
    private Account account;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(NOW));
        ok(bed.store.removeAccount(bed.account.id()));
        account = ok(bed.store.addAccount(Collected.account("cpa", AccountKind.CLIPROXY)));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void whatWasNotCollectedIsGoneForGood() {
        cover(MIDNIGHT, MIDNIGHT + 2 * HOUR - 1);
        cover(MIDNIGHT + 3 * HOUR, NOW - HOUR / 2 - 1);
        var report = bed.queries.report(range(MIDNIGHT - HOUR, NOW), UsageFilter.ALL);
        assertThat(report.complete()).isFalse();
        assertThat(report.missing())
                .containsExactly(
                        missing(MIDNIGHT - HOUR, MIDNIGHT, "not-collected"),
                        missing(MIDNIGHT + 2 * HOUR, MIDNIGHT + 3 * HOUR, "not-collected"),
                        // The source may still have it.
                        missing(NOW - HOUR / 2, NOW, "not-synced-lately"));
        assertThat(bed.queries.report(range(MIDNIGHT + 3 * HOUR, NOW - HOUR), UsageFilter.ALL)
                        .complete())
                .isTrue();
    }

    @Test
    void nothingIsMissingOfAnAccountWithoutRows() {
        cover(MIDNIGHT, NOW);
        ok(bed.store.addAccount(Collected.account("mine", AccountKind.CODEX)));
        var report = bed.queries.report(range(MIDNIGHT, NOW), UsageFilter.ALL);
        assertThat(report.missing()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(bed.queries.calendar(range(MIDNIGHT, NOW)))
                .containsExactly(new CalendarDay(
                        account.id(), Instant.ofEpochSecond(MIDNIGHT).atZone(UTC).toLocalDate(), State.COMPLETE));
        assertThat(bed.queries.cacheState().coveredSince()).isEqualTo(Instant.ofEpochSecond(MIDNIGHT));
    }

    @Test
    void importedRowsCountThoughTheirTimeIsNotCovered() {
        var row = Collected.row(MIDNIGHT - 40 * HOUR, EventType.CONSUME, "", CODEX, 3);
        ok(bed.store
                .records()
                .addImported(
                        account.id(),
                        List.of(new Imported("f".repeat(64), new Priced(row, QuotaUnit.LIST_PRICE))),
                        List.of()));
        var all = new TimeRange("all", null, Instant.ofEpochSecond(NOW), UTC);
        assertThat(bed.queries.report(all, UsageFilter.ALL).totals().requests()).isEqualTo(1);
        cover(MIDNIGHT, NOW);
        assertThat(bed.queries.report(all, UsageFilter.ALL).totals().requests()).isEqualTo(1);
        assertThat(bed.queries.report(all, UsageFilter.ALL).missing())
                .containsExactly(missing(MIDNIGHT - 40 * HOUR, MIDNIGHT, "not-collected"));
    }

    @Test
    void rowsAreToldApartByWhoAnswered() {
        append(
                Collected.row(NOW - 9, EventType.CONSUME, "00000001", CODEX, 1),
                Collected.row(NOW - 8, EventType.CONSUME, "00000002", CODEX, 2),
                Collected.row(NOW - 7, EventType.ERROR, "00000003", CLAUDE, 0));
        ok(bed.store.rebuildNow());
        for (var by : List.of(GroupBy.PROVIDER, GroupBy.LOGIN, GroupBy.EFFORT, GroupBy.TIER)) {
            var dimension = by.dimension().orElseThrow();
            var groups = bed.queries.report(today(), UsageFilter.ALL, by).groups();
            var of = Objects.requireNonNull(value(dimension, CODEX));
            var named = groups.stream()
                    .filter(group -> group.name().equals(of))
                    .findFirst()
                    .orElseThrow();
            assertThat(named.figures().ok()).as(by.word()).isEqualTo(2);
            var filter = UsageFilter.ALL.with(dimension, new Match.Exact(of));
            assertThat(bed.queries.report(today(), filter).totals().attempts()).isEqualTo(2);
            assertThat(bed.queries.values(dimension, 9)).contains(of);
            var column = RowSort.Column.valueOf(by.name());
            assertThat(bed.queries
                            .rows(today(), UsageFilter.ALL, new RowSort(column, true), 0, 9)
                            .stream()
                            .map(row -> value(dimension, row.event().origin().upstream())))
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
        assertThat(bed.queries.telling()).contains(Dimension.PROVIDER, Dimension.LOGIN, Dimension.TIER);
    }

    @Test
    void attemptsAreThoseNearAndOfThisAccount() {
        var other = ok(bed.store.addAccount(Collected.account("other", AccountKind.CLIPROXY)));
        append(
                Collected.row(NOW - 700, EventType.CONSUME, "0a1b2c3d", CODEX, 1),
                Collected.row(NOW - 20, EventType.ERROR, "0a1b2c3d", CODEX, 0),
                Collected.row(NOW - 9, EventType.ERROR, "0a1b2c3d", CLAUDE, 0),
                Collected.row(NOW - 5, EventType.CONSUME, "0a1b2c3d", CLAUDE, 4));
        ok(bed.store
                .records()
                .append(commit(other.id(), Collected.row(NOW - 8, EventType.CONSUME, "0a1b2c3d", CODEX, 1))));
        var rows = bed.queries.rows(today(), account("cpa"), RowSort.NEWEST_FIRST, 0, 9);
        assertThat(bed.queries.attempts(rows.getFirst()).stream()
                        .map(row -> row.event().createdAt()))
                .containsExactly(NOW - 20, NOW - 9, NOW - 5);
        var totals = bed.queries.report(today(), account("cpa")).totals();
        assertThat(totals.attempts()).isEqualTo(4);
        assertThat(totals.ok()).isEqualTo(2);
        assertThat(totals.failed()).isZero();
    }

    @Test
    void rowsStayWhenTheAccountIsRemovedAndTheyAreKept() {
        append(Collected.row(NOW - 9, EventType.CONSUME, "00000001", CODEX, 1));
        ok(bed.store.updateAccount(account.withRemoved(true)));
        assertThat(bed.queries.report(today(), UsageFilter.ALL).totals().requests())
                .isEqualTo(1);
        assertThat(bed.queries.accounts()).isEmpty();
    }

    private static @Nullable String value(Dimension dimension, UsageEvent.Upstream upstream) {
        return switch (dimension) {
            case PROVIDER -> upstream.provider();
            case LOGIN -> upstream.login();
            case EFFORT -> upstream.effort();
            case TIER -> upstream.tier();
            default -> null;
        };
    }

    private static UsageFilter account(String name) {
        return UsageFilter.ALL.with(Dimension.ACCOUNT, new Match.Exact(name));
    }

    private void append(UsageEvent... rows) {
        ok(bed.store.records().append(commit(account.id(), rows)));
    }

    private static RecordCommit commit(long account, UsageEvent... rows) {
        return new RecordCommit(
                account,
                Arrays.stream(rows)
                        .map(row -> new Priced(row, QuotaUnit.LIST_PRICE))
                        .toList(),
                List.of(),
                null,
                null);
    }

    private void cover(long from, long to) {
        ok(bed.store
                .records()
                .append(new RecordCommit(account.id(), List.of(), List.of(), null, new Interval(from, to))));
    }

    private static TimeRange today() {
        return range(MIDNIGHT, NOW);
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange("test", Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), UTC);
    }

    private static Report.Missing missing(long from, long to, String why) {
        return new Report.Missing("cpa", Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), why);
    }
}
