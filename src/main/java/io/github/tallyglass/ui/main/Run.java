package io.github.tallyglass.ui.main;

import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.sync.SyncState.Phase;
import io.github.tallyglass.text.Numbers;
import io.github.tallyglass.text.Texts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The reading under way, all accounts together.
///
/// @param expected rows of the whole run; 0 while unknown
/// @param left time to the end of the slowest account; null while unknown
record Run(
        long read, long expected, long perSecond, @Nullable Duration left) {

    /// Null when nothing is being read. A short look for new rows is not worth a bar.
    static @Nullable Run of(SyncState state) {
        var busy = state.accounts().stream()
                .filter(account -> account.phase() == Phase.BACKFILL || account.phase() == Phase.FIRST_NUMBERS)
                .toList();
        if (busy.isEmpty()) {
            return null;
        }
        var known = busy.stream().allMatch(account -> account.rowsExpected() != null);
        long read = 0;
        long expected = 0;
        long perSecond = 0;
        Duration left = null;
        for (var account : busy) {
            read += account.rowsRead();
            perSecond += account.rowsPerSecond();
            var rows = account.rowsExpected();
            expected += rows == null ? 0 : rows;
            var until = account.left();
            if (until != null && (left == null || until.compareTo(left) > 0)) {
                left = until;
            }
        }
        return new Run(read, known ? expected : 0, perSecond, left);
    }

    double fraction() {
        return expected == 0 ? 0 : (double) read / expected;
    }

    String words(Texts texts) {
        var rows = expected == 0
                ? texts.get("status.reading", Numbers.exact(read))
                : texts.get("status.reading-of", Numbers.exact(read), Numbers.brief(expected));
        var rate = perSecond == 0 ? "" : " · " + texts.get("status.rate", Numbers.exact(perSecond));
        var time = left == null ? "" : " · " + texts.get("status.time-left", Ages.words(texts, left));
        return rows + rate + time;
    }
}
