package io.github.tallyglass.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Asks providers for fresh windows when a caller insists, at most once a minute whoever asks: the only
/// thing that a request brings about. Thread-safe; callers that come while it asks get what it brings.
public final class FreshQuota {

    static final Duration EVERY = Duration.ofMinutes(1);

    /// Asks all accounts and comes back when they have answered.
    @FunctionalInterface
    public interface Question {
        /// @return whether it could be asked; another process may have the home
        boolean ask();
    }

    /// What came of a wish for fresh windows.
    public enum Outcome {
        ASKED,
        /// Asked less than a minute ago.
        TOO_SOON,
        /// Another process writes to the home and does the asking.
        ELSEWHERE
    }

    private final Clock clock;
    private final Question question;
    private Instant next = Instant.MIN;

    public FreshQuota(Clock clock, Question question) {
        this.clock = clock;
        this.question = question;
    }

    synchronized Outcome ask() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return Outcome.TOO_SOON;
        }
        next = now.plus(EVERY);
        return question.ask() ? Outcome.ASKED : Outcome.ELSEWHERE;
    }
}
