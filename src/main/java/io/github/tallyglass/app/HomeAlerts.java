package io.github.tallyglass.app;

import io.github.tallyglass.alert.AlertControl;
import io.github.tallyglass.alert.AlertService;
import io.github.tallyglass.alert.AlertSurroundings;
import io.github.tallyglass.alert.ReadOnlyAlerts;
import io.github.tallyglass.alert.Statistics;
import io.github.tallyglass.cli.Services.Watching;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.desktop.SettingsFile;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Masks;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.store.AlertStore;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.text.Texts;
import io.github.tallyglass.ui.Privacy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Alerts of an opened home: watched where this process may write, to be read where another one does.
/// Thread-safe.
final class HomeAlerts implements AutoCloseable {

    private final OpenedNotifier notifier;
    private final AlertControl control;
    private final @Nullable AlertService service;
    private volatile Consumer<AlertSubject> opened = subject -> {};

    /// @param reading this process may only read
    /// @param otherWriter why; null where none writes now
    HomeAlerts(
            AlertStore store,
            UsageQueries queries,
            SettingsFile settings,
            Clock clock,
            Supplier<Notifier> notifier,
            boolean reading,
            @Nullable Failure otherWriter) {
        this.notifier = new OpenedNotifier(notifier);
        var around = new AlertSurroundings(
                this.notifier,
                clock,
                () -> settings.current().zoneOrSystem(),
                () -> new Texts(settings.current().language().locale(Locale.getDefault())),
                name -> settings.get(Privacy.PREFERENCE, "off").equals("on") ? Masks.name(name) : name,
                subject -> opened.accept(subject));
        service = reading ? null : new AlertService(store, queries, around);
        control = service == null
                ? new ReadOnlyAlerts(
                        store,
                        queries,
                        around,
                        Objects.requireNonNullElse(otherWriter, new Failure.StoreFault("read-only", "", "")))
                : service;
    }

    AlertControl control() {
        return control;
    }

    /// Where a click on a notification leads, from now on.
    void onOpened(Consumer<AlertSubject> target) {
        opened = target;
    }

    /// The machine woke up, or its network is back.
    void awake() {
        if (service != null) {
            service.awake();
        }
    }

    /// Warns until the result is closed; nothing happens where this process may only read.
    Watching start(SyncControl sync) {
        var watching = service;
        if (watching == null) {
            return () -> {};
        }
        watching.start(() -> statistics(sync.state()));
        var known = new AtomicReference<List<Statistics>>(List.of());
        var listening = sync.listen(state -> {
            var now = statistics(state);
            if (!now.equals(known.getAndSet(now))) {
                watching.lookSoon();
            }
        });
        return () -> {
            try {
                listening.close();
            } catch (Exception refused) {
                throw new IllegalStateException(refused);
            } finally {
                watching.close();
            }
        };
    }

    private static List<Statistics> statistics(SyncState state) {
        return state.accounts().stream()
                .filter(account -> account.collector() != null)
                .map(account -> new Statistics(
                        account.accountId(),
                        Objects.requireNonNull(account.collector()).statistics()))
                .toList();
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        notifier.close();
    }
}
