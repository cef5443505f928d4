package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Takes over what other programs kept of a CLIProxyAPI: rows, and where it is. Nothing is added twice, and
/// the files stay as they are. Calls block on disk and network.
public interface FileImports {

    /// What a file is.
    enum FileKind {
        /// The Python dashboard's database.
        DASHBOARD,
        /// The Python dashboard's configuration.
        CONFIGURATION,
        /// Statistics that a server before v6.10.0 exported.
        USAGE_EXPORT
    }

    /// Finds out what a file is; JSON is read to its end, so that a broken file is refused as a whole.
    ///
    /// @return [io.github.tallyglass.domain.Failure.BadInput] or
    ///     [io.github.tallyglass.domain.Failure.FileFault] where it can not be taken over
    Result<FileKind> look(Path file);

    /// Adds the rows of a file that are not there yet.
    ///
    /// @param account name of an account of the kind `cliproxy`; null for the only one, or a new one that
    ///     is paused where there is none
    /// @param goOn told how many records were looked at; ends the import between two transactions when it
    ///     says so
    Result<Report> rows(Path file, FileKind kind, @Nullable String account, LongPredicate goOn);

    /// Adds the account that a configuration names, after a test, or renews the key of the one at that
    /// address.
    ///
    /// @param account name of the new account; null for the program's choice
    /// @param managementKey in place of the file's; null for the file's
    Result<Joined> configuration(
            Path file, @Nullable String account, @Nullable String managementKey, AccountService.SecretPlace place);

    /// @param made the account was added for these rows
    /// @param rowsSeen records of the file
    /// @param rowsNew those of them that were not there
    /// @param rejected what no row could be made of; at most [#MOST_TOLD]
    /// @param rejects how many there are
    /// @param complete false where it was ended before
    record Report(
            Account account,
            boolean made,
            long rowsNew,
            long rowsSeen,
            List<Rejected> rejected,
            long rejects,
            boolean complete) {

        /// A list of more helps nobody; all of them are among the account's unreadable rows.
        public static final int MOST_TOLD = 100;
    }

    /// @param record its place in the file, from 1
    /// @param at null where it does not tell
    record Rejected(long record, @Nullable Instant at, String why) {}

    /// @param added false where the account was there and has the key now
    record Joined(Account account, boolean added) {}
}
