package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/// The store's changes, each in one transaction on the writer thread.
final class Transactions {

    private final Database database;
    private final Dictionaries dictionaries;
    private final Rebuilding rebuilding;
    private final Runnable undone;

    /// @param dictionaries those that changes write to
    Transactions(Database database, Dictionaries dictionaries, Rebuilding rebuilding) {
        this(database, dictionaries, rebuilding, () -> {});
    }

    private Transactions(Database database, Dictionaries dictionaries, Rebuilding rebuilding, Runnable undone) {
        this.database = database;
        this.dictionaries = dictionaries;
        this.rebuilding = rebuilding;
        this.undone = undone;
    }

    /// The same transactions.
    ///
    /// @param also runs on the writer thread when one of them was undone
    Transactions whenUndone(Runnable also) {
        return new Transactions(database, dictionaries, rebuilding, also);
    }

    /// A change inside a transaction.
    @FunctionalInterface
    interface Change<T> {

        /// @throws Refusal when the transaction is to be undone
        T make(Handle handle) throws SQLException;
    }

    /// Undoes the transaction because of what the caller gave.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Failure failure;

        Refusal(Failure failure) {
            super(failure.code());
            this.failure = failure;
        }
    }

    /// Commits, has roll-ups follow and tells those who listen.
    <T> Result<T> write(Change<T> change) {
        var done = commit(change);
        if (done instanceof Result.Ok) {
            follow();
        }
        return done;
    }

    /// Has roll-ups follow and tells those who listen, after a [#commit] that changed what they show.
    void follow() {
        rebuilding.soon();
        database.changes().announce();
    }

    /// Commits and tells nobody. What an undone transaction had put into the dictionaries is not there
    /// any more.
    <T> Result<T> commit(Change<T> change) {
        try {
            return database.write(
                    handle -> {
                        dictionaries.refresh(handle);
                        try {
                            return change.make(handle);
                        } catch (SQLException failed) {
                            throw new IllegalStateException(failed);
                        }
                    },
                    () -> {
                        dictionaries.forget();
                        undone.run();
                    });
        } catch (Refusal refusal) {
            return Result.err(refusal.failure);
        }
    }
}
