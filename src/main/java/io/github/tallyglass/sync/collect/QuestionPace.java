package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// When one login is asked for its windows next.
///
/// In use: every five minutes; else every half an hour, from the last question or from what was read
/// without one, whichever is later, but at least every half an hour. Beside that once after each reset,
/// and once right after a request was refused for the limit. What failed is waited out, longer each time;
/// only the user's word breaks into that.
final class QuestionPace {

    static final Duration BUSY = Duration.ofMinutes(5);
    static final Duration QUIET = Duration.ofMinutes(30);

    /// A network that is back is noticed within a minute.
    private static final Duration UNREACHED = Duration.ofMinutes(1);

    /// Clicking again and again asks a provider no more often.
    private static final Duration JUST_ASKED = Duration.ofSeconds(15);

    private static final Duration LONGEST_REFUSED = Duration.ofHours(4);

    private final ResetBoundaries boundaries = new ResetBoundaries();
    private @Nullable Instant askedAt;
    private @Nullable Instant toldAt;
    private @Nullable Instant usedAt;
    private @Nullable Instant notBefore;
    private @Nullable Instant lastOfLimit;
    private boolean answered;
    private boolean limited;
    private boolean forced;
    private boolean asking;

    /// The last question did not get through.
    private boolean unreached;

    private int failures;

    /// The moment of the next question as it stands now; null while one is under way.
    @Nullable
    Instant next(Instant now) {
        if (asking) {
            return null;
        }
        if (forced) {
            return Instant.MIN;
        }
        var next = boundaries.settled(later(regular(now), now));
        var reset = boundaries.due().orElse(Instant.MAX);
        var refused = limited ? (lastOfLimit == null ? Instant.MIN : lastOfLimit.plus(BUSY)) : Instant.MAX;
        var first = earlier(earlier(next, reset), refused);
        return notBefore == null ? first : later(first, notBefore);
    }

    boolean isForced() {
        return forced;
    }

    boolean isAsking() {
        return asking;
    }

    /// Whether there are figures of it.
    boolean isAnswered() {
        return answered;
    }

    private Instant regular(Instant now) {
        if (askedAt == null) {
            return Instant.MIN;
        }
        var used = usedAt != null && usedAt.isAfter(now.minus(BUSY));
        var every = used ? BUSY : QUIET;
        var next = askedAt.plus(every);
        if (toldAt == null) {
            return next;
        }
        return later(next, earlier(toldAt.plus(every), askedAt.plus(QUIET)));
    }

    /// Before this process began, or by another.
    void wasAnswered(Instant at) {
        answered = true;
        askedAt = askedAt == null ? at : later(askedAt, at);
    }

    void used(Instant at) {
        usedAt = usedAt == null ? at : later(usedAt, at);
    }

    /// A request was refused for the provider's limit.
    void limited() {
        limited = true;
    }

    /// Windows were told without a question.
    void told(Collection<QuotaWindow> windows, Instant at) {
        boundaries.read(windows);
        toldAt = toldAt == null ? at : later(toldAt, at);
    }

    void force() {
        forced = true;
    }

    /// The user wants to know now; a question of a moment ago is answer enough.
    void wanted(Instant now) {
        if (askedAt == null || askedAt.isBefore(now.minus(JUST_ASKED))) {
            forced = true;
        }
    }

    void awake(Instant now) {
        if (unreached) {
            notBefore = null;
        }
        if (unreached || askedAt == null || askedAt.isBefore(now.minus(BUSY))) {
            askedAt = null;
        }
    }

    void begin(Instant now) {
        asking = true;
        forced = false;
        askedAt = now;
        if (limited) {
            limited = false;
            lastOfLimit = now;
        }
        boundaries.asked(now);
    }

    void answered(Collection<QuotaWindow> windows) {
        asking = false;
        answered = true;
        unreached = false;
        failures = 0;
        notBefore = null;
        boundaries.read(windows);
    }

    void failed(Failure failure, Instant now) {
        asking = false;
        if (failure instanceof Failure.Cancelled) {
            return;
        }
        unreached = failure instanceof Failure.Unreachable;
        if (unreached) {
            // Nobody was asked.
            notBefore = now.plus(UNREACHED);
            askedAt = null;
            return;
        }
        notBefore = now.plus(pause(failure));
        failures++;
    }

    /// A provider that asks for patience gets it, and at least what a question takes from its limits
    /// otherwise; a login that has to be signed in again will not answer soon.
    private Duration pause(Failure failure) {
        var grown = failure.transientFault() ? BUSY : QUIET;
        var longest = failure.transientFault() ? QUIET : LONGEST_REFUSED;
        for (var i = 0; i < failures && grown.compareTo(longest) < 0; i++) {
            grown = grown.multipliedBy(2);
        }
        var pause = grown.compareTo(longest) > 0 ? longest : grown;
        return failure instanceof Failure.RateLimited(var _, var asked) && asked != null && asked.compareTo(pause) > 0
                ? asked
                : pause;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
