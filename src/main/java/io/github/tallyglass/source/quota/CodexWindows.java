package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.QuotaWindow.Reach;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Windows of ChatGPT's limits, told apart by their length and never by where they stand: a plan without
/// a five-hour window sends its week first (contract of CLIProxyAPI and quotas §3.3).
///
/// @param windows where they are added
record CodexWindows(QuotaReply reply, WindowList windows) {

    private static final BigDecimal ALL_USED = new BigDecimal(100);
    private static final long LONGEST_WAIT = Duration.ofDays(3_660).toSeconds();

    /// @param limit `rate_limit` or one like it; anything else has no windows
    void read(Fields limit, Reach reach, String name) {
        var full = limit.isTrue("limit_reached") || Boolean.FALSE.equals(limit.flag("allowed"));
        var unmeasured = new ArrayList<Slot>();
        for (var slot : Slot.values()) {
            var window = limit.child(slot.key);
            var length = window.whole("limit_window_seconds");
            if (length != null && length > 0) {
                windows.add(reach, name, length, used(window, full), reset(window));
            } else if (window.isObject() && !isNone(window)) {
                unmeasured.add(slot);
            }
        }
        for (var slot : unmeasured) {
            var window = limit.child(slot.key);
            // Where it stands is the last resort, and only while nothing measured stands there.
            var length = windows.has(WindowIds.of(reach, name, slot.usual)) ? 0 : slot.usual;
            windows.add(reach, name, length, used(window, full), reset(window));
        }
    }

    /// Limits of money: a share, and amounts as decimal text, which are the more exact.
    void readSpending(Fields control) {
        for (var entry : control.entries()) {
            var limit = new Fields(entry.getValue());
            if (!limit.isObject() || !(limit.has("limit") || limit.has("used_percent"))) {
                continue;
            }
            var exact = WindowList.percent(limit.decimal("used"), limit.decimal("limit"));
            var used = exact == null ? used(limit, control.isTrue("reached")) : exact;
            windows.add(Reach.SPEND, entry.getKey().replace('_', ' '), 0, used, reset(limit));
        }
    }

    /// A share that is missing is all of it only where the limit is known to be reached and to come
    /// back; else it is not told.
    private @Nullable BigDecimal used(Fields window, boolean full) {
        var told = window.decimal("used_percent");
        return told == null && full && reset(window) != null ? ALL_USED : told;
    }

    private @Nullable Instant reset(Fields window) {
        var at = window.instant("reset_at");
        var wait = window.whole("reset_after_seconds");
        var after = wait == null || wait <= 0 || wait > LONGEST_WAIT
                ? null
                : reply.receivedAt().plusSeconds(wait);
        if (at == null) {
            return after;
        }
        return after != null && reply.skewed() ? after : reply.byOurClock(at);
    }

    /// A window of no length that never resets is none at all.
    private static boolean isNone(Fields window) {
        return window.whole("limit_window_seconds") != null
                && window.instant("reset_at") == null
                && window.whole("reset_after_seconds") == null;
    }

    /// Where a window stands, and how long the one is that usually stands there.
    private enum Slot {
        PRIMARY("primary_window", WindowIds.FIVE_HOURS),
        SECONDARY("secondary_window", WindowIds.WEEK);

        private final String key;
        private final long usual;

        Slot(String key, long usual) {
            this.key = key;
            this.usual = usual;
        }
    }
}
