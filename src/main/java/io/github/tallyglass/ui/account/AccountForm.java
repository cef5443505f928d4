package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What stands in the fields of the account dialog, for a new account or for one that is changed. Knows
/// no gateway and no control. Lives on the JavaFX thread.
public final class AccountForm {

    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty userId = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<AccountKind> kind = new SimpleObjectProperty<>(AccountKind.AUTO);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.SELF);
    private final StringProperty currency = new SimpleStringProperty("");
    private final StringProperty units = new SimpleStringProperty("");
    private final BooleanProperty sumsOnly = new SimpleBooleanProperty(false);
    private final StringProperty definition = new SimpleStringProperty("");
    private final SourceForm source = new SourceForm();
    private String suggested = "";
    private @Nullable Account before;

    /// @param edited runs when anything that a test is about has changed
    AccountForm(Runnable edited) {
        url.subscribe((_, now) -> suggestName(now));
        token.subscribe((_, now) -> {
            if (new Secret(now.strip()).isApiKey() && before == null) {
                scope.set(Scope.KEY);
            }
        });
        kind.subscribe((was, now) -> changeKind(was, now));
        for (var each : new Property<?>[] {
            url, userId, token, kind, scope, currency, units, sumsOnly, definition, source.modeProperty(), source.credentialsProperty()
        }) {
            each.subscribe((_, _) -> edited.run());
        }
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

    /// Empty in the form of a saved account: its secret stays.
    public StringProperty tokenProperty() {
        return token;
    }

    /// Follows the address until the user types another.
    public StringProperty nameProperty() {
        return name;
    }

    /// [AccountKind#AUTO] leaves it to what the gateway answers.
    public ObjectProperty<AccountKind> kindProperty() {
        return kind;
    }

    /// Becomes [Scope#KEY] by itself once a key is typed.
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /// ISO code of the unit's currency; `""` as the kind has it.
    public StringProperty currencyProperty() {
        return currency;
    }

    /// Units per currency, as typed; `""` as the gateway says.
    public StringProperty unitsProperty() {
        return units;
    }

    /// The gateway's hourly sums alone are read, no rows.
    public BooleanProperty sumsOnlyProperty() {
        return sumsOnly;
    }

    /// Of an account that is no gateway.
    public SourceForm source() {
        return source;
    }

    /// JSON text of a custom gateway's definition; means something for [AccountKind#CUSTOM] alone.
    public StringProperty definitionProperty() {
        return definition;
    }

    /// The saved account that is changed; null for a new one.
    @Nullable
    Account before() {
        return before;
    }

    void clear() {
        source.keep(SourceSettings.USUAL);
        fill(null, "", "", "", AccountKind.AUTO, Scope.SELF);
        currency.set("");
        units.set("");
        sumsOnly.set(false);
    }

    void fill(Account account) {
        fill(account, account.url().toString(), account.userId(), account.name(), kindOf(account), account.scope());
        var unit = account.unit();
        currency.set(unit.currency());
        units.set(TypedUnits.of(account));
        sumsOnly.set(account.mode() == Account.Mode.AGGREGATES);
        if (kind.get() == AccountKind.CUSTOM) {
            definition.set(account.definition());
        } else {
            source.keep(SourceSettings.of(account.definition()));
        }
    }

    private void fill(
            @Nullable Account account, String address, String user, String named, AccountKind of, Scope whose) {
        before = account;
        url.set(address);
        userId.set(user);
        token.set("");
        name.set(named);
        kind.set(of);
        scope.set(whose);
        suggested = account == null ? "" : AccountNames.suggest(address);
    }

    /// The first field that must not be empty and is.
    AddAccountField missing() {
        if (url.get().isBlank()) {
            return AddAccountField.URL;
        }
        if (before == null && token.get().isBlank() && !kind.get().isSubscription()) {
            return AddAccountField.TOKEN;
        }
        return name.get().isBlank() ? AddAccountField.NAME : AddAccountField.NONE;
    }

    /// Whether the number of units is one.
    boolean unitsAreRight() {
        return units.get().isBlank() || number().isPresent();
    }

    Secret secret() {
        return new Secret(token.get().strip());
    }

    Draft draft() {
        return new Draft(
                name.get().strip(),
                kind.get(),
                url.get().strip(),
                userId.get().strip(),
                secret().isApiKey() ? Scope.KEY : scope.get(),
                currency.get().isEmpty() ? null : currency.get(),
                number().orElse(null),
                definitionText(),
                "",
                mode());
    }

    /// What is different about `account` in the form.
    AccountChanges changes(Account account, @Nullable SecretPlace place) {
        var wasUnits = TypedUnits.of(account);
        var unitsChanged = !units.get().strip().equals(wasUnits);
        return new AccountChanges(
                changed(account, Account::name, name.get().strip()),
                changed(account, one -> one.url().toString(), url.get().strip()),
                changed(account, Account::userId, userId.get().strip()),
                changed(account, AccountForm::kindOf, kind.get()),
                token.get().isBlank() ? null : secret(),
                place,
                changed(account, one -> one.unit().currency(), currency.get()),
                unitsChanged ? number().orElse(null) : null,
                unitsChanged && units.get().isBlank(),
                changed(account, Account::mode, mode()),
                kind.get() == AccountKind.CUSTOM || !kind.get().isGateway()
                        ? changed(account, Account::definition, definitionText())
                        : null,
                null);
    }

    private static <T> @Nullable T changed(Account account, Function<Account, T> of, T now) {
        return Objects.equals(of.apply(account), now) ? null : now;
    }

    /// What the user laid down; what probing found is left to probing again.
    private static AccountKind kindOf(Account account) {
        return Draft.of(account).kind();
    }

    private String definitionText() {
        return kind.get() == AccountKind.CUSTOM
                ? definition.get()
                : source.settings().definition(kind.get());
    }

    private Account.Mode mode() {
        return sumsOnly.get() ? Account.Mode.AGGREGATES : Account.Mode.ROWS;
    }

    private Optional<BigDecimal> number() {
        return TypedUnits.number(units.get());
    }

    /// A source has an address of its own, which a gateway's field must not keep.
    private void changeKind(AccountKind was, AccountKind now) {
        var isSource = !was.isGateway() || !now.isGateway();
        if (before == null && isSource && (was.isGateway() != now.isGateway() || SourceSettings.isUsualAddress(url.get()))) {
            url.set(SourceSettings.address(now));
        }
        suggestName(url.get());
    }

    private void suggestName(String address) {
        var next = kind.get().isGateway() ? AccountNames.suggest(address) : kind.get().word();
        if (before == null && name.get().equals(suggested)) {
            name.set(next);
        }
        suggested = next;
    }
}
