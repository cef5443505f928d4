package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.desktop.HeldLock;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One program for each home. A lock in the home decides who is the first, also between two starts at
/// once and after a crash; the socket only talks.
public final class FirstInstance {

    /// What a first start that is well may take for an answer.
    private static final Duration ANSWER = Duration.ofSeconds(3);

    /// What one that ends may take: the transaction in hand, and the last request.
    private static final Duration LEAVING = Duration.ofSeconds(20);

    private final Folders folders;
    private final Meeting meeting;
    private final Duration answer;

    /// @param folders of the home, created before
    /// @param environment looks up an environment variable; answers null for one that is not set
    public FirstInstance(Folders folders, Function<String, @Nullable String> environment) {
        this(folders, environment, ANSWER);
    }

    FirstInstance(Folders folders, Function<String, @Nullable String> environment, Duration answer) {
        this.folders = folders;
        this.meeting = new Meeting(folders, environment);
        this.answer = answer;
    }

    /// Returns at once.
    ///
    /// @param onRequest runs for what later starts ask, on a thread of its own; it must return soon,
    ///     because
    ///     they wait for it. A request is refused when it throws.
    public Result<Claim> claim(Consumer<Request> onRequest) {
        HeldLock lock = null;
        try {
            lock = HeldLock.take(folders.data(), Meeting.LOCK).orElse(null);
            if (lock == null) {
                return Result.ok(new Caller(meeting, folders.config().toString(), answer));
            }
            return Result.ok(Listener.open(meeting, lock, onRequest));
        } catch (IOException e) {
            if (lock != null) {
                lock.close();
            }
            return Result.err(
                    new Failure.FileFault(folders.data().resolve(Meeting.LOCK).toString(), e.toString()));
        }
    }

    /// Becomes the first, or hands the request to the first. One that is about to end is waited for.
    ///
    /// @return [Claim.First], or a [Claim.Second] whose request was taken; [Failure.AlreadyRunning] when
    ///     the
    ///     first does not answer
    public Result<Claim> claimOrSend(Request request, Consumer<Request> onRequest) {
        var start = System.nanoTime();
        while (true) {
            var claim = claim(onRequest);
            if (!(claim instanceof Result.Ok<Claim>(Caller caller))) {
                return claim;
            }
            var patience = switch (caller.ask(request)) {
                case TAKEN -> null;
                case NOBODY -> answer;
                case LEAVING -> LEAVING;
                case REFUSED, NOTHING -> Duration.ZERO;
            };
            if (patience == null) {
                return claim;
            }
            if (System.nanoTime() - start >= patience.toNanos()) {
                return Result.err(caller.failure());
            }
            Caller.lookAgain();
        }
    }
}
