package io.github.tallyglass.store;

import java.io.IOException;

/// A spool takes no more: it has reached its limit, or the disk is full.
public final class SpoolFullException extends IOException {

    private static final long serialVersionUID = 1L;

    SpoolFullException(String message) {
        super(message);
    }

    SpoolFullException(String message, IOException cause) {
        super(message, cause);
    }
}
