package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.FailureException;

/// A question to the cache that could not be answered: the file is damaged, locked, or gone. What went
/// wrong is in [#failure()], ready to be shown.
public final class StoreException extends FailureException {

    private static final long serialVersionUID = 1L;

    StoreException(Failure.StoreFault failure, Throwable cause) {
        super(failure, failure.kind() + ": " + failure.file() + ": " + failure.detail(), cause);
    }

    @Override
    public Failure.StoreFault failure() {
        return (Failure.StoreFault) super.failure();
    }
}
