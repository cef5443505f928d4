package io.github.tallyglass.desktop.instance;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A later start, talking to the first.
final class Caller implements Claim.Second {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final Meeting meeting;
    private final String home;
    private final Duration patience;

    Caller(Meeting meeting, String home, Duration patience) {
        this.meeting = meeting;
        this.home = home;
        this.patience = patience;
    }

    @Override
    public Result<Request> send(Request request) {
        var end = System.nanoTime() + patience.toNanos();
        var answer = ask(request);
        while (answer == Answer.NOBODY && System.nanoTime() < end) {
            lookAgain();
            answer = ask(request);
        }
        return answer == Answer.TAKEN ? Result.ok(request) : Result.err(failure());
    }

    static void lookAgain() {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    Failure failure() {
        return new Failure.AlreadyRunning(
                home, meeting.note().map(note -> Long.toString(note.pid())).orElse("?"));
    }

    /// One attempt. [Answer#NOBODY] means that the first is between taking the lock and listening, or
    /// between the last request and giving the lock back.
    Answer ask(Request request) {
        var note = meeting.note();
        if (note.isEmpty()) {
            return Answer.NOBODY;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(note.get().socket()))) {
                return Answer.NOBODY;
            }
            Line.write(channel, request.line(), patience);
            return Answer.of(Line.read(channel, Request.LONGEST, patience));
        } catch (SocketTimeoutException silent) {
            return Answer.NOTHING;
        } catch (EOFException closed) {
            return Answer.NOBODY;
        } catch (IOException e) {
            LOG.debug("no first start at {}: {}", note.get().socket(), e.toString());
            return Answer.NOBODY;
        }
    }
}
