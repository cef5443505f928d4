package io.github.tallyglass.domain;

/// Carries a [Failure] where a call cannot return a [Result]: a question to the cache, above all. Whoever
/// shows it needs to know nothing of where it came from.
public class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
