package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.CacheState;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.Debounce;
import io.github.tallyglass.ui.Latest;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.UserZone;
import io.github.tallyglass.ui.filter.SelectionModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the frame shows: the destination, accounts and cache as stored, the service at work, the latest
/// notice. Lives on the JavaFX thread; questions run on `background`.
public final class MainModel {

    private static final String DESTINATION = "destination";

    /// What the cache says in one reading. An account's card, or that of one of its logins.
    public record Revealed(String account, String login) {
        static final Revealed NONE = new Revealed("", "");
    }

    private record Stored(List<AccountView> accounts, CacheState cache, List<Report.Missing> missing) {}

    private final UsageQueries queries;
    private final SyncControl sync;
    private final SelectionModel selection;
    private final UserZone zone;
    private final Preferences preferences;
    private final Latest<Stored> stored;
    private final Debounce changes;
    private final Set<Notice> dismissed = new HashSet<>();

    private final ReadOnlyStringWrapper destination;
    private final ReadOnlyObjectWrapper<@Nullable List<AccountView>> accounts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable CacheState> cache = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Report.Missing>> missing = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<SyncState> syncState;
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Revealed> revealed = new ReadOnlyObjectWrapper<>(Revealed.NONE);

    public MainModel(
            UsageQueries queries,
            SyncControl sync,
            SelectionModel selection,
            UserZone zone,
            Preferences preferences,
            Executor background,
            Executor fx) {
        this.queries = queries;
        this.sync = sync;
        this.selection = selection;
        this.zone = zone;
        this.preferences = preferences;
        stored = new Latest<>(background, fx);
        changes = new Debounce(fx, Debounce.OF_CHANGES, this::read);
        destination = new ReadOnlyStringWrapper(preferences.get(DESTINATION, "overview"));
        syncState = new ReadOnlyObjectWrapper<>(sync.state());
        // Both subscriptions live as long as the program does.
        var _ = queries.onChange(changes);
        var _ = sync.listen(state -> fx.execute(() -> follow(state)));
        selection.selectionProperty().subscribe((_, _) -> read());
        zone.zoneProperty().subscribe((_, _) -> read());
        read();
        follow(sync.state());
    }

    // Properties

    /// Id of the screen on display.
    public ReadOnlyStringProperty destinationProperty() {
        return destination.getReadOnlyProperty();
    }

    /// By name; null until the cache has answered for the first time.
    public ReadOnlyObjectProperty<@Nullable List<AccountView>> accountsProperty() {
        return accounts.getReadOnlyProperty();
    }

    /// Null until the cache has answered for the first time.
    public ReadOnlyObjectProperty<@Nullable CacheState> cacheProperty() {
        return cache.getReadOnlyProperty();
    }

    /// Stretches of the window's selection that are not in its figures, and why.
    public ReadOnlyObjectProperty<List<Report.Missing>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<SyncState> syncStateProperty() {
        return syncState.getReadOnlyProperty();
    }

    /// The banner; null when there is nothing to say.
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// What was opened last from "What is left".
    public ReadOnlyObjectProperty<Revealed> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    // Commands

    public void go(String id) {
        preferences.put(DESTINATION, id);
        destination.set(id);
    }

    public void openAccount(String name) {
        openAccount(name, "");
    }

    /// @param login [io.github.tallyglass.domain.Login#ref()] of one of its logins; `""` for the account
    public void openAccount(String name, String login) {
        go("accounts");
        revealed.set(Revealed.NONE);
        revealed.set(new Revealed(name, login));
    }

    /// Asks every account for new rows now.
    public void refresh() {
        sync.refresh();
    }

    public void cancel() {
        sync.cancel();
    }

    /// Backspace: the last narrowing is taken back.
    public void widen() {
        selection.widen();
    }

    /// Shows a failure that a screen met: an export, a test.
    public void report(String where, Failure failure) {
        notice.set(new Notice(where, failure, false));
    }

    /// The notice goes, and does not return while nothing changes.
    public void dismiss() {
        var shown = notice.get();
        if (shown != null) {
            dismissed.add(shown);
            notice.set(null);
        }
    }

    private void read() {
        var shown = selection.selection();
        var range = zone.range(shown.range());
        stored.ask(() -> read(range, shown.filter()), answer -> {
            switch (answer) {
                case Result.Ok<Stored>(Stored now) -> {
                    accounts.set(now.accounts());
                    missing.set(now.missing());
                    cache.set(now.cache());
                }
                case Result.Err<Stored>(Failure failure) -> report("", failure);
            }
        });
    }

    /// Runs in the background.
    private Stored read(TimeRange range, UsageFilter filter) {
        return new Stored(
                queries.accounts(),
                queries.cacheState(),
                queries.report(range, filter).missing());
    }

    private void follow(SyncState state) {
        syncState.set(state);
        var notices = state.accounts().stream().flatMap(Notices::of).toList();
        dismissed.retainAll(Set.copyOf(notices));
        var shown = notice.get();
        if (shown == null || !shown.where().isEmpty()) {
            notice.set(notices.stream()
                    .filter(each -> !dismissed.contains(each))
                    .findFirst()
                    .orElse(null));
        }
    }
}
