package io.github.tallyglass.source;

import io.github.tallyglass.domain.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// What a broken exchange means. Texts of exceptions are not passed on: they hold addresses and more.
final class Faults {

    private Faults() {}

    /// The reply's head never came.
    static Failure beforeReply(IOException fault, String host, Timeouts timeouts, boolean cancelled) {
        if (isTimeout(fault)) {
            return timedOut(fault, host, timeouts);
        }
        // Interrupted without a time-out: the client was closed before the call began.
        return cancelled || fault instanceof InterruptedIOException
                ? new Failure.Cancelled()
                : new Failure.Unreachable(host, words(fault));
    }

    /// The head came, the body did not come whole.
    static Failure insideBody(IOException fault, String host, Timeouts timeouts, boolean cancelled) {
        if (isTimeout(fault)) {
            return timedOut(fault, host, timeouts);
        }
        return cancelled ? new Failure.Cancelled() : new Failure.CutOff(host);
    }

    /// A call that ran out of time is cancelled by the client itself, so time-outs are looked at first.
    private static boolean isTimeout(IOException fault) {
        return fault instanceof SocketTimeoutException
                || (fault instanceof InterruptedIOException && "timeout".equals(fault.getMessage()));
    }

    private static Failure timedOut(IOException fault, String host, Timeouts timeouts) {
        if (!(fault instanceof SocketTimeoutException)) {
            return new Failure.TimedOut(host, timeouts.call());
        }
        var connecting =
                String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
        return new Failure.TimedOut(host, connecting ? timeouts.connect() : timeouts.read());
    }

    private static String words(IOException fault) {
        return switch (fault) {
            case UnknownHostException _ -> "unknown host";
            case NoRouteToHostException _ -> "no route to host";
            case ConnectException _ -> "connection refused";
            case SSLException _ -> "TLS: " + fault.getClass().getSimpleName();
            default -> "connection closed";
        };
    }
}
