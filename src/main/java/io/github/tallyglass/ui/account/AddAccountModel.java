package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.SyncControl;
import io.github.tallyglass.ui.Latest;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The account dialog: what the user types about a new account, or about a saved one, is tried at the
/// gateway before it is saved. The token lives in its property and in the account service only, and is
/// forgotten when the dialog closes. Lives on the JavaFX thread.
public final class AddAccountModel {

    private final AccountService service;
    private final SyncControl sync;
    private final @Nullable DefinitionModel definition;
    private final AccountForm form = new AccountForm(this::edited);
    private final Latest<Result<AddAccountState>> tests;
    private final Latest<Result<Account>> saves;

    private final FileConsent consent = new FileConsent();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<AddAccountState> state =
            new ReadOnlyObjectWrapper<>(new AddAccountState.Editing());

    /// Without gateways of the user's own description.
    public AddAccountModel(AccountService service, SyncControl sync, Executor background, Executor fx) {
        this(service, sync, null, background, fx);
    }

    /// @param definition of a custom gateway; null where there are to be none
    public AddAccountModel(
            AccountService service,
            SyncControl sync,
            @Nullable DefinitionModel definition,
            Executor background,
            Executor fx) {
        this.service = service;
        this.sync = sync;
        this.definition = definition;
        tests = new Latest<>(background, fx);
        saves = new Latest<>(background, fx);
        if (definition != null) {
            form.definitionProperty().bindBidirectional(definition.definitionTextProperty());
        }
    }

    // Properties

    public AccountForm form() {
        return form;
    }

    public StringProperty urlProperty() {
        return form.urlProperty();
    }

    public StringProperty userIdProperty() {
        return form.userIdProperty();
    }

    public StringProperty tokenProperty() {
        return form.tokenProperty();
    }

    public StringProperty nameProperty() {
        return form.nameProperty();
    }

    /// The form of a custom gateway's definition; null where there are none.
    @Nullable
    DefinitionModel definition() {
        return definition;
    }

    /// The saved account that is changed; null while one is added.
    public @Nullable Account editing() {
        return form.before();
    }

    /// The user agrees to a file that only they can read, where no keyring is to be had.
    public BooleanProperty fileConsentProperty() {
        return consent.givenProperty();
    }

    /// Whether saving found no keyring.
    public ReadOnlyBooleanProperty consentNeededProperty() {
        return consent.neededProperty();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<AddAccountState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether saving is offered: a new account has to be tested first, a changed one is tested as it is
    /// saved.
    boolean canSave() {
        return switch (state.get()) {
            case AddAccountState.Testing _, AddAccountState.Saving _ -> false;
            case AddAccountState.Works _ -> true;
            default -> form.before() != null ? !consent.isMissing() : consent.isGiven();
        };
    }

    // Commands

    public void open() {
        open.set(true);
    }

    /// Opens on a saved account.
    public void edit(Account account) {
        if (close() || !open.get()) {
            form.fill(account);
            open.set(true);
        }
    }

    /// Closes and forgets what was typed; false when it is not open or saving has begun.
    public boolean close() {
        if (!open.get() || state.get() instanceof AddAccountState.Saving) {
            return false;
        }
        tests.forget();
        open.set(false);
        form.clear();
        if (definition != null) {
            definition.reset();
        }
        consent.forget();
        state.set(new AddAccountState.Editing());
        return true;
    }

    /// Asks the gateway.
    public void test() {
        if (isComplete()) {
            var account = form.before();
            var secret = form.secret();
            var draft = form.draft();
            var changes = account == null ? null : form.changes(account, null);
            state.set(new AddAccountState.Testing());
            tests.ask(
                    () -> account == null || changes == null
                            ? service.test(draft, secret)
                                    .map(found -> new AddAccountState.Works(
                                            found,
                                            service.revivedBy(found.account()).orElse(null)))
                            : service.test(account.name(), changes)
                                    .map(found -> new AddAccountState.Works(found, null)),
                    outcome -> {
                        switch (outcome.flatMap(Function.identity())) {
                            case Result.Ok<AddAccountState>(var works) -> state.set(works);
                            case Result.Err<AddAccountState>(var failure) -> fail(failure);
                        }
                    });
        }
    }

    /// Stops waiting for the gateway's answer.
    public void cancelTest() {
        tests.forget();
        state.set(new AddAccountState.Editing());
    }

    /// Saves what was tested; the service tries it once more before.
    public void save() {
        if (canSave() && isComplete()) {
            save(false);
        }
    }

    /// Saves although another account answers, because the user knows better.
    public void saveAnyway() {
        if (form.before() != null && state.get() instanceof AddAccountState.Failed && isComplete()) {
            save(true);
        }
    }

    private void save(boolean force) {
        var account = form.before();
        var secret = form.secret();
        var draft = form.draft();
        var agreed = consent.isGiven();
        var changes = account == null ? null : form.changes(account, agreed ? SecretPlace.FILE : null);
        state.set(new AddAccountState.Saving());
        saves.ask(
                () -> account == null || changes == null
                        ? service.add(draft, secret, agreed ? SecretPlace.FILE : SecretPlace.KEYRING, false)
                        : service.edit(account.name(), changes, force),
                outcome -> {
                    switch (outcome.flatMap(Function.identity())) {
                        case Result.Ok<Account>(var saved) -> {
                            state.set(new AddAccountState.Editing());
                            close();
                            sync.accountsChanged();
                            if (changes != null && changes.secret() != null) {
                                sync.secretReplaced(saved.id());
                            }
                        }
                        case Result.Err<Account>(var failure) -> {
                            consent.learn(failure);
                            fail(failure);
                        }
                    }
                });
    }

    private void fail(Failure failure) {
        state.set(new AddAccountState.Failed(failure, AddAccountField.concernedBy(failure)));
    }

    private boolean isComplete() {
        var missing = form.missing();
        if (missing != AddAccountField.NONE) {
            state.set(new AddAccountState.Missing(missing));
        } else if (!form.unitsAreRight()) {
            fail(new Failure.BadInput("units-per-currency", "not-above-zero"));
        }
        return missing == AddAccountField.NONE && form.unitsAreRight();
    }

    /// What was tested is no longer what stands there.
    private void edited() {
        if (!(state.get() instanceof AddAccountState.Saving)) {
            tests.forget();
            state.set(new AddAccountState.Editing());
        }
    }
}
