package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.sync.AccountService.Tested;
import org.jspecify.annotations.Nullable;

/// Where the account dialog stands.
public sealed interface AddAccountState {

    /// The user types.
    record Editing() implements AddAccountState {}

    /// The gateway is asked.
    record Testing() implements AddAccountState {}

    /// What was typed works.
    ///
    /// @param revived the removed account whose kept rows the new one takes up again; null where
    ///     there is none
    record Works(Tested found, @Nullable Account revived) implements AddAccountState {}

    /// Tested once more and put away.
    record Saving() implements AddAccountState {}

    /// It does not work, or could not be saved.
    record Failed(Failure failure, AddAccountField field) implements AddAccountState {}

    /// A field is empty that must not be.
    record Missing(AddAccountField field) implements AddAccountState {}
}
