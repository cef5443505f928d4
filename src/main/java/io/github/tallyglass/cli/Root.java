package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Optional;

/// What the composition root gives the command line. Nothing behind it is opened before a command's words
/// were read and found right.
public interface Root {

    /// `0.1.0`
    String version();

    /// Runs the program on the desktop, until its user ends it. Where it runs already, that one is asked to
    /// show itself, and this one is done.
    ///
    /// @param inTray begins in the tray, without a window
    /// @param noTray runs when it begins in the tray and nothing shows an icon there
    /// @return whether this process showed it; a failure that the user has not seen yet
    Result<Boolean> window(GlobalOptions options, boolean inTray, Runnable noTray);

    /// Whether a window can be shown here.
    boolean hasDisplay();

    /// Opens the home: cache, accounts, service.
    ///
    /// @param toWrite whether the command changes something; questions are answered beside whoever writes
    Result<Services> open(GlobalOptions options, boolean toWrite);

    /// The failure behind an exception that a question to the cache threw; empty where it is a defect.
    Optional<Failure> failureBehind(Throwable thrown);

    /// Runs `told` after the machine woke up and when its network is back, until the result is closed.
    default Services.Watching onAwake(Runnable told) {
        return () -> {};
    }

    /// Starts the demo gateway on a free port of the loopback interface.
    Result<Demo> startDemo(GlobalOptions options);
}
