package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.Latest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The accounts as stored, what the service does with each, and what the user asked of one. Lives on the
/// JavaFX thread.
public final class AccountsModel {

    /// What the user asked of an account, and what came of it.
    public sealed interface Action {

        record Testing() implements Action {}

        record Works(Tested found) implements Action {}

        record Failed(Failure failure) implements Action {}

        /// A new token is tried and put away.
        record ReplacingToken() implements Action {}

        /// The user is asked whether the account really goes, and what becomes of its rows.
        record AskingToRemove() implements Action {}

        record Removing() implements Action {}

        /// The user is asked whether a CLIProxyAPI is to keep usage statistics from now on.
        record AskingToEnable() implements Action {}

        record Enabling() implements Action {}

        /// It was asked to, and does not.
        record StillOff() implements Action {}
    }

    private final UsageQueries queries;
    private final AccountService service;
    private final SyncControl sync;
    private final StatisticsSwitch statistics;
    private final Executor background;
    private final Executor fx;
    private final Latest<List<AccountView>> stored;
    private final Latest<List<Account>> removedStored;
    private final ReadOnlyObjectWrapper<List<Account>> removed = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, StringProperty> tokens = new HashMap<>();
    private Consumer<Account> editor = account -> {};
    private final ReadOnlyObjectWrapper<@Nullable List<AccountView>> accounts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SyncState> syncState;
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ObservableMap<String, Action> actions = FXCollections.observableHashMap();

    /// @param debounced turns a burst of announcements into one call
    public AccountsModel(
            UsageQueries queries,
            AccountService service,
            SyncControl sync,
            StatisticsSwitch statistics,
            Executor background,
            Executor fx,
            UnaryOperator<Runnable> debounced) {
        this.queries = queries;
        this.service = service;
        this.sync = sync;
        this.statistics = statistics;
        this.background = background;
        this.fx = fx;
        stored = new Latest<>(background, fx);
        removedStored = new Latest<>(background, fx);
        syncState = new ReadOnlyObjectWrapper<>(sync.state());
        // Both subscriptions live as long as the program does.
        var _ = queries.onChange(debounced.apply(this::read));
        var _ = sync.listen(state -> fx.execute(() -> syncState.set(state)));
        read();
    }

    // Properties

    /// By name; null until the cache has answered for the first time.
    public ReadOnlyObjectProperty<@Nullable List<AccountView>> accountsProperty() {
        return accounts.getReadOnlyProperty();
    }

    /// Removed accounts whose rows are kept, by name.
    public ReadOnlyObjectProperty<List<Account>> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// What is being typed as an account's new token; forgotten once it is saved.
    StringProperty tokenProperty(String name) {
        return tokens.computeIfAbsent(name, any -> new SimpleStringProperty(""));
    }

    public ReadOnlyObjectProperty<SyncState> syncStateProperty() {
        return syncState.getReadOnlyProperty();
    }

    /// Why the accounts could not be read; null when they could.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// By account name; accounts of which nothing was asked are absent.
    public ObservableMap<String, Action> actions() {
        return actions;
    }

    // Commands

    public void read() {
        stored.ask(queries::accounts, outcome -> {
            switch (outcome) {
                case Result.Ok<List<AccountView>>(var now) -> {
                    failure.set(null);
                    accounts.set(now);
                }
                case Result.Err<List<AccountView>>(var why) -> failure.set(why);
            }
        });
        removedStored.ask(service::removed, outcome -> {
            if (outcome instanceof Result.Ok<List<Account>>(var now)) {
                removed.set(now);
            }
        });
    }

    /// Where an account is edited.
    void setEditor(Consumer<Account> now) {
        editor = now;
    }

    /// Opens the form of a saved account.
    public void edit(Account account) {
        editor.accept(account);
    }

    /// The token that was typed takes the place of the one that is refused; the sync goes on with it.
    public void replaceToken(String name) {
        var typed = tokenProperty(name);
        var secret = new Secret(typed.get().strip());
        if (secret.value().isEmpty()) {
            return;
        }
        run(name, new Action.ReplacingToken(), () -> service.replaceSecret(name, secret, null), account -> {
            typed.set("");
            tokens.remove(name);
            changed(name);
            sync.secretReplaced(account.id());
        });
    }

    /// Asks the gateway with the stored token.
    public void test(String name) {
        run(name, new Action.Testing(), () -> service.test(name), found -> actions.put(name, new Action.Works(found)));
    }

    public void pause(String name, boolean paused) {
        run(name, null, () -> service.pause(name, paused), _ -> changed(name));
    }

    /// Asks first; [#remove] does it.
    public void askToRemove(String name) {
        actions.put(name, new Action.AskingToRemove());
    }

    /// Removes account and token; its rows go on counting, or go with it. Takes the rows of an account
    /// that was removed before, too.
    public void remove(String name, boolean keepRows) {
        run(name, new Action.Removing(), () -> service.remove(name, keepRows), _ -> changed(name));
    }

    /// Asks first; [#enableStatistics] does it.
    public void askToEnable(String name) {
        actions.put(name, new Action.AskingToEnable());
    }

    /// Has a CLIProxyAPI keep usage records.
    public void enableStatistics(Account account) {
        var name = account.name();
        run(name, new Action.Enabling(), () -> statistics.enable(account), on -> {
            if (on) {
                actions.remove(name);
                sync.refresh();
            } else {
                actions.put(name, new Action.StillOff());
            }
        });
    }

    /// The outcome or the question goes.
    public void dismiss(String name) {
        actions.remove(name);
    }

    private void changed(String name) {
        actions.remove(name);
        sync.accountsChanged();
        read();
    }

    private <T> void run(String name, @Nullable Action meanwhile, Supplier<Result<T>> work, Consumer<T> done) {
        if (meanwhile != null) {
            actions.put(name, meanwhile);
        }
        new Latest<Result<T>>(background, fx).ask(work, outcome -> {
            switch (outcome.flatMap(Function.identity())) {
                case Result.Ok<T>(var value) -> done.accept(value);
                case Result.Err<T>(var why) -> actions.put(name, new Action.Failed(why));
            }
        });
    }

    /// What the service does with an account right now; null while it knows nothing of it.
    public SyncState.@Nullable AccountSync syncOf(Account account) {
        return syncState.get().accounts().stream()
                .filter(each -> each.accountId() == account.id())
                .findFirst()
                .orElse(null);
    }
}
