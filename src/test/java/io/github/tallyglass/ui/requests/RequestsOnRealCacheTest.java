package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.Selection;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The requests over a real SQLite file: what the model relies on holds there too.
class RequestsOnRealCacheTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final long FIRST = Instant.parse("2026-11-18T00:00:00Z").getEpochSecond();
    private static final int ROWS = 3_000;

    private final Clock clock = Clock.fixed(NOW, ZONE);
    private Database database;
    private SqliteStore store;
    private long account;
    private RequestsModel model;

    @TempDir
    Path home;

    @BeforeEach
    void cache() {
        database = value(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, clock);
        account = value(store.addAccount(new Account(
                        0,
                        "work",
                        AccountKind.NEW_API,
                        "new-api",
                        URI.create("https://work.example"),
                        Scope.SELF,
                        "2",
                        QuotaUnit.DEFAULT,
                        false)))
                .id();
        commit(0, ROWS);
        var preferences = Preferences.inMemory();
        model = new RequestsModel(
                new SqliteQueries(database, store, clock),
                new SelectionModel(new Selection("7d", io.github.tallyglass.domain.UsageFilter.ALL)),
                new ColumnsModel(preferences), DetailModel.ListPriceReasons.NONE,
                Runnable::run,
                Runnable::run,
                // Announcements come on a thread of the store; the test asks anew itself.
                _ -> () -> {},
                new UserZone(preferences, ZONE, clock));
        model.shown(true);
    }

    @AfterEach
    void close() {
        model.close();
        database.close();
    }

    @Test
    void everyRowIsThereOnceInOrder() {
        var ids = IntStream.range(0, ROWS)
                .mapToObj(index -> row(index).event().outcome().requestId())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(ROWS);
        assertThat(IntStream.range(0, ROWS).mapToObj(index -> row(index).event().createdAt()))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void newRowsLeaveTheViewWhereItWas() {
        for (var column : List.of(RowSort.Column.TIME, RowSort.Column.INPUT)) {
            if (column != RowSort.Column.TIME) {
                model.sortBy(column);
            }
            var looked = row(1_234);
            model.lookingAt(1_234);
            model.select(1_234);
            var more = column == RowSort.Column.TIME ? 501 : 42;
            commit(rows().size(), more);
            model.refresh();
            var top = (int) Objects.requireNonNull(model.answerProperty().get()).top();
            assertThat(row(top).key()).as(column.name()).isEqualTo(looked.key());
            assertThat(row(model.selectedIndex()).key()).isEqualTo(looked.key());
        }
    }

    @Test
    void narrowingByEachValueOfARowFindsTheRow() {
        var row = row(77);
        for (var column : RequestColumn.values()) {
            var dimension = column.dimension().orElse(null);
            var value = dimension == null ? "" : RowValues.of(dimension, row);
            if (dimension == null || value.isEmpty()) {
                continue;
            }
            model.narrow(dimension, value, false);
            assertThat(rows().size()).as(dimension.word()).isPositive();
            assertThat(IntStream.range(0, rows().size()).mapToObj(index -> RowValues.of(dimension, row(index))))
                    .allMatch(value::equals);
            model.selection().widen();
        }
        assertThat(rows().size()).isEqualTo(ROWS);
        model.narrow(Dimension.STATUS, "429", false);
        assertThat(rows().size()).isEqualTo(ROWS / 10);
    }

    private void commit(int from, int count) {
        var events = new ArrayList<UsageEvent>();
        for (var age = from; age < from + count; age++) {
            events.add(event(age));
        }
        var last = NOW.getEpochSecond() - 1;
        var first = from == 0 ? FIRST : second(from);
        value(store.replaceSlice(new SliceCommit(
                account, new Interval(first, from == 0 ? second(ROWS) - 1 : last), events, QuotaUnit.DEFAULT, true)));
    }

    /// Three rows share a second; later commits begin at a second of their own.
    private static long second(int age) {
        return FIRST + age / 3;
    }

    private static UsageEvent event(int age) {
        var failed = age % 10 == 0;
        return new UsageEvent(
                second(age),
                failed ? EventType.ERROR : EventType.CONSUME,
                "model-" + age % 5,
                new UsageEvent.Origin(
                        "key " + age % 4, 1 + age % 4, "vip", "alice", 2, 3, "/v1/messages", "", "10.0.0.8"),
                failed ? 0 : age,
                new Tokens(age % 211, 0, 0, 1, 0),
                new UsageEvent.Timing(1_000L, null, false),
                new UsageEvent.Outcome(failed ? 429 : 200, "request-" + age, ""),
                Pricing.NONE,
                false,
                false,
                "",
                "");
    }

    private LazyRows rows() {
        return Objects.requireNonNull(model.rowsProperty().get());
    }

    private UsageRow row(int index) {
        return Objects.requireNonNull(rows().get(index).row());
    }

    private static <T> T value(Result<T> result) {
        return result instanceof Result.Ok<T>(T value) ? value : failed(result);
    }

    private static <T> T failed(Result<?> result) {
        throw new AssertionError(result.toString());
    }
}
