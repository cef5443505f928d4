package io.github.tallyglass.alert;

import static io.github.tallyglass.store.StoreBed.ok;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.AlertEntry;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Balance;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Reach;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.Collected;
import io.github.tallyglass.query.Histories;
import io.github.tallyglass.query.SqliteQueries;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.AlertStore;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.store.UsageStore.SliceCommit;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// A real cache with a proxy's account of one login and a gateway's account, alerts that watch it, a
/// notifier that remembers, and a clock that moves when it is told to.
final class AlertBed implements AutoCloseable {

    static final String REF = "0a1b2c3d";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final Moving clock = new Moving(Instant.parse("2026-11-18T02:00:00Z"));
    final Screen screen = new Screen();
    final List<AlertSubject> opened = new CopyOnWriteArrayList<>();
    final Database database;
    final SqliteStore store;
    final UsageQueries queries;
    final Account proxy;
    final Account gateway;
    List<Statistics> statistics = List.of();
    UnaryOperator<String> names = UnaryOperator.identity();
    AlertService service;

    AlertBed(Path home) {
        database = ok(Database.open(home, Database.Mode.READ_WRITE));
        store = new SqliteStore(database, clock);
        queries = new SqliteQueries(database, store, clock);
        queries.useZone(ZONE);
        proxy = account(Collected.account("cpa", AccountKind.CLIPROXY));
        gateway = account(Histories.account("work", Histories.DOLLARS));
        ok(store.records()
                .noteLogins(
                        proxy.id(),
                        List.of(new Login(
                                REF,
                                "codex",
                                "alice@example.com",
                                "alice@example.com",
                                "plus",
                                Login.State.ACTIVE,
                                "",
                                null)),
                        clock.instant()));
        service = service();
    }

    private Account account(Account wanted) {
        return store.accounts().stream()
                .filter(each -> each.name().equals(wanted.name()))
                .findFirst()
                .orElseGet(() -> ok(store.addAccount(wanted)));
    }

    private AlertService service() {
        return new AlertService(alerts(), queries, around());
    }

    AlertSurroundings around() {
        return new AlertSurroundings(
                screen, clock, () -> ZONE, () -> new Texts(Locale.ENGLISH), name -> names.apply(name), opened::add);
    }

    AlertStore alerts() {
        return store.alerts();
    }

    AlertBed start() throws InterruptedException {
        service.start(() -> statistics);
        service.lookNow();
        return this;
    }

    /// The program ends and starts again.
    void restart() throws InterruptedException {
        service.close();
        service = service();
        start();
    }

    void look() throws InterruptedException {
        service.lookNow();
    }

    void pass(Duration length) {
        clock.now = clock.now.plus(length);
    }

    /// A reading of the five hours of the login, and a look; a minute later than the one before.
    void five(int used, Instant reset) throws InterruptedException {
        pass(Duration.ofMinutes(1));
        read(window("5h", 5, used, reset));
        look();
    }

    void read(QuotaWindow... windows) {
        ok(store.records()
                .noteLoginReadings(
                        proxy.id(),
                        List.of(new LoginReading(
                                REF, "plus", List.of(windows), null, Source.POLLED, clock.instant(), true))));
    }

    QuotaWindow window(String id, int hours, int used, Instant reset) {
        return QuotaWindow.ofShare(
                REF,
                id,
                Reach.ALL,
                hours * 3_600L,
                "",
                BigDecimal.valueOf(used),
                reset,
                Source.POLLED,
                clock.instant());
    }

    Instant in(Duration length) {
        return clock.instant().plus(length);
    }

    /// @param quota 500 000 are one dollar
    void balance(long quota) {
        ok(store.addBalance(gateway.id(), new Balance(clock.instant(), quota, 0, 0)));
    }

    void rows(long from, long to, List<UsageEvent> rows) {
        ok(store.replaceSlice(new SliceCommit(gateway.id(), new Interval(from, to), rows, Histories.DOLLARS, true)));
    }

    List<String> deliveries() {
        return alerts().log(100).reversed().stream()
                .map(entry ->
                        entry.alert().rule().word() + " " + entry.delivery().word())
                .toList();
    }

    List<AlertEntry> log() {
        return alerts().log(100);
    }

    @Override
    public void close() {
        service.close();
        database.close();
    }

    /// Stands still until it is moved.
    static final class Moving extends Clock {
        volatile Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /// What the user would see.
    static final class Screen implements Notifier {
        final List<Notice> shown = new CopyOnWriteArrayList<>();
        final List<Notice> refused = new ArrayList<>();
        volatile boolean works = true;
        volatile boolean dies;

        @Override
        public Result<Notice> show(Notice notice) {
            if (dies) {
                throw new IllegalStateException("killed before it was shown");
            }
            if (!works) {
                refused.add(notice);
                return Result.err(new Failure.FileFault("session bus", "gone"));
            }
            shown.add(notice);
            return Result.ok(notice);
        }

        List<String> titles() {
            return shown.stream().map(Notice::title).toList();
        }

        @Override
        public Optional<Failure> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
