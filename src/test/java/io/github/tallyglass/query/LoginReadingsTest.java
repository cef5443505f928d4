package io.github.tallyglass.query;

import static io.github.tallyglass.store.StoreBed.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.LoginReading.Credits;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.QuotaWindow.State;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.StoreBed;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Logins and their windows, from readings and rows in a real database.
class LoginReadingsTest {

    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long FIVE = 5 * HOUR;
    private static final long WEEK = 7 * DAY;

    /// A Monday, noon.
    private static final long NOW = Instant.parse("2026-08-31T12:00:00Z").getEpochSecond();

    private static final String REF = "0a1b2c3d4e5f6071";

    private StoreBed bed;
    private Account account;

    @BeforeEach
    void open(@TempDir Path home) {
        bed = new StoreBed(home, at(NOW));
        account = ok(bed.store.addAccount(new Account(
                0,
                "cpa",
                AccountKind.CLIPROXY,
                "",
                URI.create("http://127.0.0.1:8317"),
                Scope.SELF,
                "",
                QuotaUnit.LIST_PRICE,
                false)));
        logins(login(REF, "codex", "alice@example.com", ""));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void loginsAreThoseOfTheLastListing() {
        logins(login("b", "codex", "bob@example.com", "free"), login(REF, "claude", "alice@example.com", "pro"));
        assertThat(records().logins(account.id()).stream().map(Login::ref)).containsExactly(REF, "b");
        logins(login("b", "codex", "bob@example.com", "free"));
        assertThat(records().logins(account.id()).stream().map(Login::ref)).containsExactly("b");
        assertThat(views().stream().map(view -> view.login().ref())).containsExactly("b");
        // What was read of it is there again when it comes back.
        logins(login(REF, "claude", "alice@example.com", "pro"));
        read(NOW - MINUTE, Source.POLLED, true, "max", week(20, NOW + DAY));
        assertThat(view().login().plan()).isEqualTo("max");
        logins(login(REF, "claude", "alice@example.com", "pro"));
        assertThat(view().login().plan()).isEqualTo("max");
    }

    @Test
    void whatBindsIsTheLowestOfTheWindowsThatLimitEveryRequest() {
        assertThat(view().effectiveRemaining()).isEmpty();
        read(
                NOW - MINUTE,
                Source.POLLED,
                true,
                "",
                five(12, NOW + HOUR),
                week(100, NOW + DAY),
                share("model:x:7d", Reach.MODEL, WEEK, 99, NOW + DAY),
                share("review:5h", Reach.REVIEW, FIVE, null, null));
        assertThat(view().effectiveRemaining().orElseThrow()).isEqualByComparingTo("0");
        assertThat(ids()).containsExactly("5h", "7d", "model:x:7d", "review:5h");
        read(NOW, Source.POLLED, true, "", five(12, NOW + HOUR), week(40, NOW + DAY));
        assertThat(view().effectiveRemaining().orElseThrow()).isEqualByComparingTo("60");
        assertThat(ids()).containsExactly("5h", "7d");
    }

    @Test
    void aWindowThatIsNotReportedIsNotAnUnusedOne() {
        read(NOW - MINUTE, Source.POLLED, true, "", week(30, NOW + DAY));
        var missing = view().windows().getFirst().window();
        assertThat(missing.id()).isEqualTo("5h");
        assertThat(missing.state()).isEqualTo(State.NOT_REPORTED);
        assertThat(missing.usedPercent()).isNull();
        assertThat(view().effectiveRemaining().orElseThrow()).isEqualByComparingTo("70");

        logins(login(REF, "kimi", "alice@example.com", ""));
        assertThat(ids()).containsExactly("7d");
    }

    @Test
    void headersTellSomeWindowsAndAPollTellsAll() {
        read(NOW - 9 * MINUTE, Source.POLLED, true, "", five(10, NOW + HOUR), week(30, NOW + DAY));
        read(NOW - 5 * MINUTE, Source.HEADERS, false, "", five(20, NOW + HOUR));
        assertThat(used()).isEqualTo(Map.of("5h", "20", "7d", "30"));
        assertThat(view().source()).isEqualTo(Source.HEADERS);
        assertThat(view().readAt()).isEqualTo(at(NOW - 5 * MINUTE));
        // Headers that name a boundary alone say nothing.
        read(NOW - 4 * MINUTE, Source.HEADERS, false, "", share("5h", Reach.ALL, FIVE, null, NOW + HOUR));
        assertThat(used()).isEqualTo(Map.of("5h", "20", "7d", "30"));
    }

    @Test
    void afterAResetNothingOldIsShownAsCurrent() {
        read(NOW - HOUR, Source.POLLED, true, "", five(91, NOW - MINUTE), week(59, NOW + DAY));
        var five = view().windows().getFirst().window();
        assertThat(five.usedPercent()).isEqualByComparingTo("0");
        assertThat(five.state()).isEqualTo(State.STALE);
        // It begins with the next use.
        assertThat(five.resetsAt()).isNull();
    }

    @Test
    void aFaultIsToldUntilSomethingYoungerIsRead() {
        read(NOW - HOUR, Source.POLLED, true, "", five(10, NOW + HOUR), week(5, NOW + DAY));
        ok(records().noteLoginFault(account.id(), REF, at(NOW - MINUTE), "rate-limited"));
        assertThat(view().fault()).isNotNull().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("rate-limited");
            assertThat(fault.at()).isEqualTo(at(NOW - MINUTE));
        });
        assertThat(view().windows().getFirst().window().state()).isEqualTo(State.FAILED);
        read(NOW, Source.HEADERS, false, "", five(11, NOW + HOUR));
        assertThat(view().fault()).isNull();
        assertThat(view().windows().getFirst().window().state()).isEqualTo(State.OK);
    }

    @Test
    void whatWasSpentIsOfThisLoginAndOfThisWindow() {
        read(NOW - MINUTE, Source.POLLED, true, "", five(10, NOW + 2 * HOUR), week(5, NOW + DAY));
        append(
                row(NOW - 4 * HOUR, REF, "alice@example.com", 100),
                row(NOW - 3 * HOUR, REF, "alice@example.com", 10),
                // Named otherwise before the source was moved.
                row(NOW - 2 * HOUR, "an older name", "alice@example.com", 1),
                row(NOW - HOUR, "b", "bob@example.com", 1_000));
        var five = view().windows().getFirst().spent();
        assertThat(five).isNotNull().satisfies(spent -> {
            assertThat(spent.quota()).isEqualTo(11);
            assertThat(spent.tokens()).isEqualTo(22);
        });
        assertThat(view().windows().getLast().spent())
                .isNotNull()
                .satisfies(spent -> assertThat(spent.quota()).isEqualTo(111));
    }

    @Test
    void creditsAreThoseOfTheYoungestReadingThatTellsThem() {
        var ten = new Credits(new BigDecimal("10.50"), "USD", false, 2, at(NOW + DAY));
        ok(records()
                .noteLoginReadings(
                        account.id(),
                        List.of(new LoginReading(REF, "", List.of(), ten, Source.POLLED, at(NOW - HOUR), true))));
        read(NOW, Source.HEADERS, false, "", five(1, NOW + HOUR));
        assertThat(view().credits()).isEqualTo(ten);
    }

    @Test
    void anUnusedWindowWhoseBoundaryDriftsIsOneState() {
        for (var minute = 300; minute > 0; minute -= 5) {
            var second = NOW - minute * MINUTE;
            read(second, Source.POLLED, true, "", five(0, second + FIVE), week(30, NOW + DAY + minute % 7));
        }
        assertThat(states("5h")).isEqualTo(1);
        assertThat(states("7d")).isEqualTo(1);
        assertThat(view().windows().getFirst().window().resetsAt()).isEqualTo(at(NOW - 5 * MINUTE + FIVE));
    }

    @Test
    void aWeekThatWasNotUsedIsAWeekOfItsOwn() {
        for (var week = 3; week > 0; week--) {
            read(NOW - week * WEEK, Source.POLLED, true, "", week(0, NOW - week * WEEK + DAY));
            read(NOW - week * WEEK + 12 * HOUR, Source.POLLED, true, "", week(week * 10, NOW - week * WEEK + DAY));
        }
        var cycles = bed.queries.cycles("cpa", REF, "7d", range(NOW - 5 * WEEK, NOW));
        assertThat(cycles).hasSize(3);
        assertThat(cycles.stream().map(WindowCycle::leftAtEnd))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(70), new BigDecimal(80), new BigDecimal(90));
        var weeks = bed.queries.unusedByWeek("cpa", REF, "7d", range(NOW - 5 * WEEK, NOW));
        assertThat(weeks.stream().map(UnusedWeek::unusedPercent))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(70), new BigDecimal(80), new BigDecimal(90));
    }

    @Test
    void cyclesSayWhatWasSpentInThem() {
        read(NOW - 9 * HOUR, Source.POLLED, true, "", five(40, NOW - 6 * HOUR));
        read(NOW - HOUR, Source.HEADERS, false, "", five(50, NOW + 2 * HOUR));
        append(
                row(NOW - 10 * HOUR, REF, "alice@example.com", 5),
                row(NOW - 5 * HOUR, REF, "alice@example.com", 1_000),
                row(NOW - 2 * HOUR, REF, "alice@example.com", 7));
        var cycles = bed.queries.cycles("cpa", REF, "5h", range(NOW - DAY, NOW));
        assertThat(cycles.stream().map(WindowCycle::from)).containsExactly(at(NOW - 11 * HOUR), at(NOW - 3 * HOUR));
        assertThat(cycles.stream()
                        .map(WindowCycle::spent)
                        .map(spent ->
                                spent == null ? -1L : spent.quotaByUnit().getOrDefault(QuotaUnit.LIST_PRICE, -1L)))
                .containsExactly(5L, 7L);
    }

    /// Readings of polls, headers and refusals, in any order: what is shown is always the youngest of
    /// each.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theOrderInWhichReadingsComeInDoesNotMatter(long seed) {
        var random = new Random(seed);
        var readings = new ArrayList<LoginReading>();
        for (var i = 0; i < 40; i++) {
            var second = NOW - random.nextInt(40) * 30L;
            var complete = random.nextInt(3) == 0;
            var windows = new ArrayList<QuotaWindow>();
            for (var id : List.of("5h", "7d", "model:x:7d")) {
                if (random.nextInt(3) > 0) {
                    var reset = NOW + HOUR + random.nextInt(3) * 4_000L + random.nextInt(60);
                    var length = id.equals("5h") ? FIVE : WEEK;
                    var percent = random.nextInt(9) == 0 ? null : (Integer) (random.nextInt(4) * 10);
                    windows.add(share(id, Reach.ALL, length, percent, reset, second));
                }
            }
            readings.add(new LoginReading(
                    REF,
                    random.nextBoolean() ? "" : "plan " + random.nextInt(4),
                    windows,
                    random.nextInt(4) == 0
                            ? new Credits(BigDecimal.valueOf(random.nextInt(5)), "USD", false, null, null)
                            : null,
                    complete ? Source.POLLED : Source.values()[random.nextInt(3)],
                    at(second),
                    complete));
        }
        var shown = new HashMap<String, String>();
        for (var run = 0; run < 6; run++) {
            Collections.shuffle(readings, random);
            var ref = "run " + run;
            logins(login(ref, "kimi", "alice@example.com", ""));
            for (var reading : readings) {
                ok(records()
                        .noteLoginReadings(
                                account.id(),
                                List.of(new LoginReading(
                                        ref,
                                        reading.plan(),
                                        reading.windows(),
                                        reading.credits(),
                                        reading.source(),
                                        reading.observedAt(),
                                        reading.complete()))));
            }
            shown.put(ref, describe(view(), ref));
        }
        assertThat(shown.values().stream().distinct()).as("seed " + seed).hasSize(1);
    }

    private static String describe(LoginView view, String ref) {
        return (view.windows().stream().map(AccountReadings.Window::window).toList()
                        + " " + view.credits() + " " + view.readAt() + " " + view.source() + " "
                        + view.login().plan())
                .replace(ref, "");
    }

    private Map<String, String> used() {
        var used = new HashMap<String, String>();
        for (var each : view().windows()) {
            var percent = each.window().usedPercent();
            used.put(each.window().id(), percent == null ? "" : percent.toPlainString());
        }
        return used;
    }

    private List<String> ids() {
        return view().windows().stream().map(each -> each.window().id()).toList();
    }

    private long states(String windowId) {
        return bed.database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM window_reading WHERE login = ? AND window_id = ?")
                        .bind(0, REF)
                        .bind(1, windowId)
                        .mapTo(long.class)
                        .one());
    }

    private LoginView view() {
        return views().getFirst();
    }

    private List<LoginView> views() {
        return bed.queries.accounts().stream()
                .filter(view -> view.account().name().equals("cpa"))
                .findFirst()
                .orElseThrow()
                .readings()
                .logins();
    }

    private void logins(Login... logins) {
        ok(records().noteLogins(account.id(), List.of(logins), at(NOW)));
    }

    private static Login login(String ref, String provider, String label, String plan) {
        return new Login(ref, provider, label, label, plan, Login.State.ACTIVE, "", null);
    }

    private void read(long second, Source source, boolean complete, String plan, QuotaWindow... windows) {
        var read = Arrays.stream(windows)
                .map(window -> share(
                        window.id(),
                        window.reach(),
                        window.length(),
                        window.usedPercent() == null
                                ? null
                                : (Integer) window.usedPercent().intValue(),
                        window.resetsAt() == null
                                ? null
                                : (Long) window.resetsAt().getEpochSecond(),
                        second))
                .toList();
        ok(records()
                .noteLoginReadings(
                        account.id(), List.of(new LoginReading(REF, plan, read, null, source, at(second), complete))));
    }

    private static QuotaWindow five(int used, long reset) {
        return share("5h", Reach.ALL, FIVE, used, reset);
    }

    private static QuotaWindow week(int used, long reset) {
        return share("7d", Reach.ALL, WEEK, used, reset);
    }

    private static QuotaWindow share(
            String id, Reach reach, long length, @Nullable Integer used, @Nullable Long reset) {
        return share(id, reach, length, used, reset, NOW);
    }

    private static QuotaWindow share(
            String id, Reach reach, long length, @Nullable Integer used, @Nullable Long reset, long second) {
        return QuotaWindow.ofShare(
                REF,
                id,
                reach,
                length,
                "",
                used == null ? null : BigDecimal.valueOf(used),
                reset == null ? null : at(reset),
                Source.POLLED,
                at(second));
    }

    private void append(UsageEvent... rows) {
        ok(records()
                .append(new RecordCommit(
                        account.id(),
                        Arrays.stream(rows)
                                .map(row -> new Priced(row, QuotaUnit.LIST_PRICE))
                                .toList(),
                        List.of(),
                        null,
                        new Interval(NOW - DAY, NOW))));
    }

    private static UsageEvent row(long second, String ref, String login, long quota) {
        return new UsageEvent(
                second,
                EventType.CONSUME,
                "gpt-x",
                new UsageEvent.Origin(
                        "laptop",
                        0,
                        "",
                        "",
                        0,
                        0,
                        "/v1/responses",
                        "",
                        "",
                        "",
                        new UsageEvent.Upstream("codex", login, ref, "high", "default")),
                quota,
                new Tokens(quota, 0, 0, quota, 0),
                UsageEvent.Timing.NONE,
                new UsageEvent.Outcome(200, "", ""),
                Pricing.NONE,
                false,
                false,
                "",
                "");
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange("test", at(from), at(to), ZoneId.of("UTC"));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private RecordStore records() {
        return bed.store.records();
    }
}
