package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.Latest;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Adding an account: what the user types is tried at the gateway before it is saved. The token lives in its
/// property and in the account service only, and is forgotten when the dialog closes. Lives on the JavaFX
/// thread.
public final class AddAccountModel {

    /// Where it stands.
    public sealed interface State {

        /// The user types.
        record Editing() implements State {}

        /// The gateway is asked.
        record Testing() implements State {}

        /// What was typed works.
        record Works(Tested found) implements State {}

        /// Tested once more and put away.
        record Saving() implements State {}

        /// It does not work, or could not be saved.
        record Failed(Failure failure, AddAccountField field) implements State {}

        /// A field is empty that must not be.
        record Missing(AddAccountField field) implements State {}
    }

    private final AccountService service;
    private final SyncControl sync;
    private final Latest<Result<Tested>> tests;
    private final Latest<Result<Account>> saves;

    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty userId = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty fileConsent = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper consentNeeded = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Editing());
    private String suggested = "";

    public AddAccountModel(AccountService service, SyncControl sync, Executor background, Executor fx) {
        this.service = service;
        this.sync = sync;
        tests = new Latest<>(background, fx);
        saves = new Latest<>(background, fx);
        url.subscribe((_, now) -> {
            suggestName(now);
            edited();
        });
        userId.subscribe((_, _) -> edited());
        token.subscribe((_, _) -> edited());
    }

    // Properties

    /// The gateway's address, as typed.
    public StringProperty urlProperty() {
        return url;
    }

    /// Empty where the gateway needs none.
    public StringProperty userIdProperty() {
        return userId;
    }

    public StringProperty tokenProperty() {
        return token;
    }

    /// Follows the address until the user types another.
    public StringProperty nameProperty() {
        return name;
    }

    /// The user agrees to a file that only they can read, where no keyring is to be had.
    public BooleanProperty fileConsentProperty() {
        return fileConsent;
    }

    /// Whether saving found no keyring.
    public ReadOnlyBooleanProperty consentNeededProperty() {
        return consentNeeded.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    // Commands

    public void open() {
        open.set(true);
    }

    /// Closes and forgets what was typed; false when it is not open or saving has begun.
    public boolean close() {
        if (!open.get() || state.get() instanceof State.Saving) {
            return false;
        }
        tests.forget();
        url.set("");
        userId.set("");
        token.set("");
        name.set("");
        suggested = "";
        fileConsent.set(false);
        consentNeeded.set(false);
        state.set(new State.Editing());
        open.set(false);
        return true;
    }

    /// Asks the gateway.
    public void test() {
        if (isComplete()) {
            var draft = draft();
            var secret = secret();
            state.set(new State.Testing());
            tests.ask(() -> service.test(draft, secret), outcome -> {
                switch (outcome.flatMap(Function.identity())) {
                    case Result.Ok<Tested>(var found) -> state.set(new State.Works(found));
                    case Result.Err<Tested>(var failure) -> fail(failure);
                }
            });
        }
    }

    /// Stops waiting for the gateway's answer.
    public void cancelTest() {
        tests.forget();
        state.set(new State.Editing());
    }

    /// Saves what was tested; the service tries it once more before.
    public void save() {
        if (!(state.get() instanceof State.Works) && !consentNeeded.get()) {
            return;
        }
        if (!isComplete()) {
            return;
        }
        var draft = draft();
        var secret = secret();
        var place = consentNeeded.get() && fileConsent.get() ? SecretPlace.FILE : SecretPlace.KEYRING;
        state.set(new State.Saving());
        saves.ask(() -> service.add(draft, secret, place, false), outcome -> {
            switch (outcome.flatMap(Function.identity())) {
                case Result.Ok<Account> _ -> {
                    state.set(new State.Editing());
                    close();
                    sync.accountsChanged();
                }
                case Result.Err<Account>(var failure) -> {
                    consentNeeded.set(consentNeeded.get() || failure instanceof Failure.NoKeyring);
                    fail(failure);
                }
            }
        });
    }

    private void fail(Failure failure) {
        state.set(new State.Failed(failure, AddAccountField.concernedBy(failure)));
    }

    private boolean isComplete() {
        var missing = url.get().isBlank()
                ? AddAccountField.URL
                : token.get().isBlank()
                        ? AddAccountField.TOKEN
                        : name.get().isBlank() ? AddAccountField.NAME : AddAccountField.NONE;
        if (missing != AddAccountField.NONE) {
            state.set(new State.Missing(missing));
        }
        return missing == AddAccountField.NONE;
    }

    private Draft draft() {
        var scope = secret().isApiKey() ? Scope.KEY : Scope.SELF;
        return new Draft(
                name.get().strip(),
                AccountKind.AUTO,
                url.get().strip(),
                userId.get().strip(),
                scope,
                null,
                null);
    }

    private Secret secret() {
        return new Secret(token.get().strip());
    }

    private void suggestName(String address) {
        var next = AccountNames.suggest(address);
        if (name.get().equals(suggested)) {
            name.set(next);
        }
        suggested = next;
    }

    /// What was tested is no longer what stands there.
    private void edited() {
        if (!(state.get() instanceof State.Saving)) {
            tests.forget();
            state.set(new State.Editing());
        }
    }
}
