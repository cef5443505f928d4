package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure;

/// A question to the cache that could not be answered: the file is damaged, locked, or gone. What went wrong
/// is in [#failure()], ready to be shown.
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure.StoreFault failure;

    StoreException(Failure.StoreFault failure, Throwable cause) {
        super(failure.kind() + ": " + failure.file() + ": " + failure.detail(), cause);
        this.failure = failure;
    }

    public Failure.StoreFault failure() {
        return failure;
    }
}
