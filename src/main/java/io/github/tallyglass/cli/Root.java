package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Optional;

/// What the composition root gives the command line. Nothing behind it is opened before a command's words
/// were read and found right.
public interface Root {

    /// `0.1.0`
    String version();

    /// Opens the window on the home and stays until it is closed.
    ///
    /// @return the exit code
    int window(GlobalOptions options);

    /// Whether a window can be shown here.
    boolean hasDisplay();

    /// Opens the home: cache, accounts, service.
    ///
    /// @param toWrite whether the command changes something; questions are answered beside whoever writes
    Result<Services> open(GlobalOptions options, boolean toWrite);

    /// The failure behind an exception that a question to the cache threw; empty where it is a defect.
    Optional<Failure> failureBehind(Throwable thrown);

    /// Starts the demo gateway on a free port of the loopback interface.
    Result<Demo> startDemo(GlobalOptions options);
}
