package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.CollectorState;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.QuotaWindow.Source;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.query.Collected;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts of a home as the program opens it.
class HomeAlertsTest {

    private static final String REF = "0a1b2c3d";

    private final LinkedBlockingQueue<Notice> shown = new LinkedBlockingQueue<>();
    private final List<AlertSubject> opened = new CopyOnWriteArrayList<>();
    private final Service service = new Service();

    @TempDir
    private Path folder;

    @Test
    void ninePercentAreShownOnceOverRestartsAndALogEntryIsThereForReaders() throws Exception {
        var user = new TestHome(folder, Instant.parse("2026-11-18T02:00:00Z"));
        try (var home = open(user)) {
            home.settings().put("mask", "on");
            var account = value(home.store().addAccount(Collected.account("cpa", AccountKind.CLIPROXY)));
            home.alerting().onOpened(opened::add);
            try (var watching = home.startAlerts(service)) {
                read(home, account, user);
                var notice = next();
                assertThat(notice.title()).startsWith("c•••");
                notice.opened().run();
                assertThat(opened).containsExactly(new AlertSubject(account.id(), REF, "5h"));

                service.collects(account, false);
                assertThat(next()).isNotNull();
            }
            try (var reader = value(Home.toRead(opening(user)))) {
                assertThat(reader.alerts().log(10)).hasSize(2);
                assertThat(reader.alerts().quietHours(null))
                        .isInstanceOfSatisfying(
                                Result.Err.class,
                                refused -> assertThat(refused.failure()).isInstanceOf(Failure.OtherWriter.class));
            }
        }
        try (var home = open(user);
                var watching = home.startAlerts(service)) {
            // Another account's trouble is told after a look at all of them.
            service.collects(value(home.store().addAccount(Collected.account("other", AccountKind.CLIPROXY))), false);
            assertThat(next().title()).startsWith("o•••");
            assertThat(shown).isEmpty();
            assertThat(home.alerts().log(10)).hasSize(3);
        }
    }

    private Notice next() throws InterruptedException {
        var notice = shown.poll(30, TimeUnit.SECONDS);
        if (notice == null) {
            throw new AssertionError("nothing was shown");
        }
        return notice;
    }

    private static void read(Home home, Account account, TestHome user) {
        var now = user.clock.instant();
        value(home.store()
                .records()
                .noteLogins(
                        account.id(),
                        List.of(new Login(
                                REF, "codex", "a@example.com", "a@example.com", "", Login.State.ACTIVE, "", null)),
                        now));
        var window = QuotaWindow.ofShare(
                REF,
                "5h",
                QuotaWindow.Reach.ALL,
                18_000,
                "",
                BigDecimal.valueOf(91),
                now.plus(Duration.ofHours(2)),
                Source.POLLED,
                now);
        value(home.store()
                .records()
                .noteLoginReadings(
                        account.id(),
                        List.of(new LoginReading(REF, "", List.of(window), null, Source.POLLED, now, true))));
    }

    private Home open(TestHome user) {
        return value(Home.toWrite(opening(user), "test"));
    }

    private Home.Opening opening(TestHome user) {
        var plain = OpenHome.opening(user);
        return new Home.Opening(
                plain.folders(), plain.settings(), plain.keyring(), plain.clock(), plain.patience(), Screen::new);
    }

    private static <T> T value(Result<T> result) {
        if (result instanceof Result.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError(result.toString());
    }

    private final class Screen implements Notifier {
        @Override
        public Result<Notice> show(Notice notice) {
            shown.add(notice);
            return Result.ok(notice);
        }

        @Override
        public Optional<Failure> trouble() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /// A service of which only the state of its queues is asked.
    private static final class Service implements SyncControl {
        private final List<Consumer<SyncState>> listeners = new CopyOnWriteArrayList<>();
        private volatile SyncState state = SyncState.IDLE;

        void collects(Account account, @Nullable Boolean statistics) {
            var collector = new CollectorState(
                    CollectorState.Link.NONE, "", null, 0, statistics, null, false, null, 0, 0, false, 0);
            state = new SyncState(
                    List.of(new SyncState.AccountSync(
                            account.id(),
                            account.name(),
                            SyncState.Phase.IDLE,
                            0,
                            null,
                            0,
                            null,
                            null,
                            null,
                            null,
                            collector)),
                    List.of(),
                    false);
            listeners.forEach(listener -> listener.accept(state));
        }

        @Override
        public SyncState state() {
            return state;
        }

        @Override
        public AutoCloseable listen(Consumer<SyncState> listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }

        @Override
        public void start() {}

        @Override
        public void refresh() {}

        @Override
        public void cancel() {}

        @Override
        public void accountsChanged() {}

        @Override
        public void close() {}
    }
}
