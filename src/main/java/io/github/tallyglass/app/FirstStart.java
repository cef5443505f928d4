package io.github.tallyglass.app;

import io.github.tallyglass.desktop.instance.Claim;
import io.github.tallyglass.desktop.instance.FirstInstance;
import io.github.tallyglass.desktop.instance.Request;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program on a home runs once on a desktop: a later start brings the first one to the front and ends.
///
/// @param environment looks up an environment variable; answers null for one that is not set
record FirstStart(Home.Opening opening, Function<String, @Nullable String> environment) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /// Blocks while the program runs.
    ///
    /// @return whether it ran here
    Result<Boolean> run(boolean inTray, DesktopMode mode) {
        var request = Request.of(inTray ? Request.What.TRAY : Request.What.SHOW, environment);
        var claimed = new FirstInstance(opening.folders(), environment).claimOrSend(request, asked -> {
            switch (asked.what()) {
                case SHOW -> mode.front().open(Place.LAST);
                case TRAY -> LOG.info("It runs already");
                case QUIT -> mode.quit();
            }
        });
        return switch (claimed) {
            case Result.Ok<Claim>(Claim.Second _) -> Result.ok(false);
            case Result.Ok<Claim>(Claim.First first) -> {
                try (first) {
                    yield run(inTray, mode, first::leaving);
                }
            }
            case Result.Err<Claim>(Failure.AlreadyRunning running) -> Result.err(running);
            // Without a socket a later start opens a window that reads; no reason to open none.
            case Result.Err<Claim>(Failure failure) -> {
                LOG.warn("later starts cannot find this one: {}", failure);
                yield run(inTray, mode, () -> {});
            }
        };
    }

    private Result<Boolean> run(boolean inTray, DesktopMode mode, Runnable leaving) {
        return mode.run(ProgramRoot.TITLE, inTray, leaving, () -> Home.toWrite(opening, inTray ? "tray" : "window"));
    }
}
