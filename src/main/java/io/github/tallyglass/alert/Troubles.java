package io.github.tallyglass.alert;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.tallyglass.domain.Alert;
import io.github.tallyglass.domain.AlertBook;
import io.github.tallyglass.domain.AlertEpisode;
import io.github.tallyglass.domain.AlertLimits;
import io.github.tallyglass.domain.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with an account as a whole, once until it is right again.
///
/// Statistics that are off are told at once. A sync is broken when it was last right as long ago as the
/// choice says **and** was seen to be wrong for ten minutes: after a night's sleep nothing was read for
/// hours either, and the first attempt comes before the network is back. Where a sync was right between two
/// looks, its newer "last right" tells so, and the trouble is a new one.
final class Troubles {

    static final Duration SEEN_WRONG = Duration.ofMinutes(10);

    private final AlertBook book;
    private final Instant now;

    Troubles(AlertBook book, Instant now) {
        this.book = book;
        this.now = now.truncatedTo(SECONDS);
    }

    /// @param trouble of which it is known whether it is there
    /// @param before null where it was never looked at
    AlertMachine.Step step(Trouble trouble, @Nullable AlertEpisode before) {
        if (!Boolean.TRUE.equals(trouble.wrong())) {
            return new AlertMachine.Step(episode(trouble, before, null, false), null);
        }
        var isNew = before == null || before.since() == null || wasRightSince(trouble, before.since());
        // A clock that was put back must not make it last for ever.
        var seen = isNew
                        || before == null
                        || before.since() == null
                        || before.since().isAfter(now)
                ? now
                : before.since();
        var told = !isNew && before != null && before.told().contains(trouble.rule());
        var choice = book.choice(trouble.rule(), trouble.subject().accountId(), null);
        var due = isDue(trouble, seen, choice.limits());
        var fires = due && !told && choice.on();
        return new AlertMachine.Step(episode(trouble, before, seen, told || due), fires ? alert(trouble, seen) : null);
    }

    private static boolean wasRightSince(Trouble trouble, Instant seen) {
        var right = since(trouble);
        return trouble.rule() == AlertRule.SYNC_BROKEN && right != null && right.isAfter(seen);
    }

    /// In whole seconds, as what is kept.
    private static @Nullable Instant since(Trouble trouble) {
        return trouble.since() == null ? null : trouble.since().truncatedTo(SECONDS);
    }

    private boolean isDue(Trouble trouble, Instant seen, AlertLimits limits) {
        if (trouble.rule() != AlertRule.SYNC_BROKEN) {
            return true;
        }
        var after = limits.after() == null ? Objects.requireNonNull(AlertLimits.USUAL.after()) : limits.after();
        var last = since(trouble);
        var right = last == null ? seen : last;
        var settled = after.compareTo(SEEN_WRONG) < 0 ? after : SEEN_WRONG;
        return !now.isBefore(right.plus(after)) && !now.isBefore(seen.plus(settled));
    }

    /// A look that changes nothing is not worth a write: the time of the last change stays.
    private AlertEpisode episode(Trouble trouble, @Nullable AlertEpisode before, @Nullable Instant seen, boolean told) {
        Set<AlertRule> rules = told ? Set.of(trouble.rule()) : Set.of();
        if (before != null
                && Objects.equals(before.since(), seen)
                && before.told().equals(rules)) {
            return before;
        }
        return new AlertEpisode(trouble.subject(), now, null, null, null, rules, seen, 0);
    }

    private Alert alert(Trouble trouble, Instant seen) {
        return new Alert(
                trouble.rule(),
                trouble.subject(),
                null,
                trouble.account(),
                "",
                "",
                0,
                null,
                null,
                trouble.code(),
                trouble.since() == null ? seen : trouble.since(),
                null,
                now);
    }
}
