package io.github.tallyglass.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.StoreBed;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every order of the requests table, both ways, is the order that sorting the rows in memory gives, on
/// every page.
class RowOrdersTest {

    private static final long SEED = 41;
    private static final long FROM = Instant.parse("2026-10-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2026-10-20T00:00:00Z").getEpochSecond();
    private static final TimeRange RANGE = new TimeRange(
            "test", Instant.ofEpochSecond(FROM), Instant.ofEpochSecond(TO + 1), ZoneId.of("Asia/Shanghai"));

    private StoreBed bed;

    @BeforeEach
    void fill(@TempDir Path home) {
        bed = new StoreBed(home, Instant.ofEpochSecond(TO + 60));
        var rows = new Histories(SEED).rows(FROM, TO, 150);
        bed.commit(FROM, TO, rows.reversed());
        var other = StoreBed.ok(bed.store.addAccount(Histories.account("elsewhere", Histories.YUAN)));
        var more = new Histories(SEED + 1).rows(FROM, TO, 150).reversed();
        StoreBed.ok(bed.store.replaceSlice(
                new SliceCommit(other.id(), new Interval(FROM, TO), more, Histories.YUAN, true)));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(RowSort.Column.class)
    void everyPageIsInOrder(RowSort.Column column) {
        for (var filter : List.of(
                UsageFilter.ALL, UsageFilter.ALL.with(Dimension.MODEL, new Match.Not(new Match.Contains("gpt"))))) {
            for (var descending : List.of(false, true)) {
                var all = new ArrayList<UsageRow>();
                bed.queries.forEachRow(RANGE, filter, RowSort.NEWEST_FIRST, all::add);
                var order = order(column);
                all.sort(descending ? order.reversed() : order);

                var sort = new RowSort(column, descending);
                var paged = new ArrayList<UsageRow>();
                while (paged.size() < all.size()) {
                    var page = bed.queries.rows(RANGE, filter, sort, paged.size(), 37);
                    assertThat(page).as("%s at %d", sort, paged.size()).isNotEmpty();
                    paged.addAll(page);
                }
                var streamed = new ArrayList<UsageRow>();
                bed.queries.forEachRow(RANGE, filter, sort, streamed::add);

                assertThat(all).hasSizeGreaterThan(100);
                assertThat(paged).as("%s, seed %d", sort, SEED).isEqualTo(all);
                assertThat(streamed).as("%s, seed %d", sort, SEED).isEqualTo(all);
            }
        }
    }

    /// Rows without a value come before all others; ties are settled by time, account, and place within
    /// the second.
    private static Comparator<UsageRow> order(RowSort.Column column) {
        Comparator<UsageRow> byTime = Comparator.comparing(
                UsageRow::key,
                Comparator.comparingLong(RowKey::createdAt)
                        .thenComparingLong(RowKey::accountId)
                        .thenComparingLong(RowKey::seq));
        return switch (column) {
            case TIME -> byTime;
            case ACCOUNT -> by(UsageRow::account).thenComparing(byTime);
            case MODEL -> by(row -> row.event().model()).thenComparing(byTime);
            case KEY -> by(row -> row.event().origin().key()).thenComparing(byTime);
            case GROUP -> by(row -> row.event().origin().group()).thenComparing(byTime);
            case USER -> by(row -> row.event().origin().user()).thenComparing(byTime);
            case ENDPOINT -> by(row -> row.event().origin().endpoint()).thenComparing(byTime);
            case CLIENT -> by(row -> row.event().origin().client()).thenComparing(byTime);
            case CHANNEL -> by(row -> row.event().origin().channel()).thenComparing(byTime);
            case PROVIDER -> by(row -> upstream(row).provider()).thenComparing(byTime);
            case LOGIN -> by(row -> upstream(row).login()).thenComparing(byTime);
            case EFFORT -> by(row -> upstream(row).effort()).thenComparing(byTime);
            case TIER -> by(row -> upstream(row).tier()).thenComparing(byTime);
            case TYPE -> by(row -> row.event().type().code()).thenComparing(byTime);
            case STATUS -> by(row -> row.event().outcome().status()).thenComparing(byTime);
            case COST -> by(RowOrdersTest::cost).thenComparing(byTime);
            case INPUT -> by(row -> row.event().tokens().input()).thenComparing(byTime);
            case OUTPUT -> by(row -> row.event().tokens().output()).thenComparing(byTime);
            case CACHE_READ -> by(row -> row.event().tokens().cacheRead()).thenComparing(byTime);
            case CACHE_WRITE -> by(row -> row.event().tokens().cacheWrite()).thenComparing(byTime);
            case TOTAL_TOKENS -> by(row -> row.event().tokens().total()).thenComparing(byTime);
            case LATENCY -> by(row -> timing(row).durationMs()).thenComparing(byTime);
            case FIRST_TOKEN -> by(row -> timing(row).firstTokenMs()).thenComparing(byTime);
        };
    }

    private static UsageEvent.Upstream upstream(UsageRow row) {
        return row.event().origin().upstream();
    }

    private static UsageEvent.Timing timing(UsageRow row) {
        return row.event().timing();
    }

    private static BigDecimal cost(UsageRow row) {
        var quota = BigDecimal.valueOf(row.event().quota());
        return (row.event().type() == EventType.REFUND ? quota.negate() : quota)
                .divide(row.unit().unitsPerCurrency(), MathContext.DECIMAL64);
    }

    private static <T extends Comparable<T>> Comparator<UsageRow> by(Function<UsageRow, @Nullable T> value) {
        return Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
