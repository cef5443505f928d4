package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is to be different about a saved account; null leaves a thing as it is.
///
/// @param url as typed
/// @param userId `""` for none
/// @param place where a new secret goes; null: where the one before is
/// @param dialect one to be read in whatever probing finds; `""` leaves it to probing
/// @param unitsAsTold the number of units is the server's matter again
public record AccountChanges(
        @Nullable String name,
        @Nullable String url,
        @Nullable String userId,
        @Nullable AccountKind kind,
        @Nullable Secret secret,
        @Nullable SecretPlace place,
        @Nullable String unitCurrency,
        @Nullable BigDecimal unitsPerCurrency,
        boolean unitsAsTold,
        Account.@Nullable Mode mode,
        @Nullable String definition,
        @Nullable String dialect) {

    public static final AccountChanges NONE =
            new AccountChanges(null, null, null, null, null, null, null, null, false, null, null, null);

    public AccountChanges withName(@Nullable String newName) {
        return new AccountChanges(
                newName,
                url,
                userId,
                kind,
                secret,
                place,
                unitCurrency,
                unitsPerCurrency,
                unitsAsTold,
                mode,
                definition,
                dialect);
    }

    public AccountChanges withUrl(@Nullable String newUrl) {
        return new AccountChanges(
                name,
                newUrl,
                userId,
                kind,
                secret,
                place,
                unitCurrency,
                unitsPerCurrency,
                unitsAsTold,
                mode,
                definition,
                dialect);
    }

    public AccountChanges withUserId(@Nullable String newUserId) {
        return new AccountChanges(
                name,
                url,
                newUserId,
                kind,
                secret,
                place,
                unitCurrency,
                unitsPerCurrency,
                unitsAsTold,
                mode,
                definition,
                dialect);
    }

    public AccountChanges withSecret(@Nullable Secret newSecret, @Nullable SecretPlace newPlace) {
        return new AccountChanges(
                name,
                url,
                userId,
                kind,
                newSecret,
                newPlace,
                unitCurrency,
                unitsPerCurrency,
                unitsAsTold,
                mode,
                definition,
                dialect);
    }

    public AccountChanges withMode(Account.@Nullable Mode newMode) {
        return new AccountChanges(
                name,
                url,
                userId,
                kind,
                secret,
                place,
                unitCurrency,
                unitsPerCurrency,
                unitsAsTold,
                newMode,
                definition,
                dialect);
    }

    /// Whether the gateway has to be asked before they are saved.
    boolean concernGateway() {
        return url != null
                || userId != null
                || kind != null
                || secret != null
                || definition != null
                || dialect != null
                || unitsAsTold;
    }
}
