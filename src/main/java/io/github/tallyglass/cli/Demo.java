package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.net.URI;
import java.nio.file.Path;

/// A running demo gateway with a home of its own, so that demo rows never mix with the user's.
public interface Demo extends AutoCloseable {

    URI url();

    String userId();

    /// An invented system access token.
    Secret token();

    /// An invented API key.
    Secret key();

    /// Opens the demo's home, in which no account needs to be yet.
    Result<Services> open();

    /// Opens the window on the demo's home and stays until it is closed.
    Result<Boolean> window();

    /// Where the tour without a display leaves its CSV file.
    Path csvFile();

    @Override
    void close();
}
