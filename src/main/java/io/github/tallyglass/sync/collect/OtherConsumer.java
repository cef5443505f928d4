package io.github.tallyglass.sync.collect;

import java.util.OptionalLong;

/// Suspects that somebody else takes a server's records: it goes on counting requests while none of their
/// records comes here. One such look may be chance (some requests make no record, the contract of
/// CLIProxyAPI and quotas §1.9), two in a row are told. Thread-safe.
final class OtherConsumer {

    private static final int ENOUGH = 2;

    private OptionalLong logins = OptionalLong.empty();
    private OptionalLong keys = OptionalLong.empty();
    private long arrivals;
    private int looks;

    /// Whether records have come since the last look.
    synchronized boolean hasComeSince(long ourArrivals) {
        return ourArrivals > arrivals;
    }

    /// @param ofLogins requests that the server has counted for its logins since it began
    /// @param ofKeys the same for its API keys; empty where that was not asked
    /// @param ourArrivals grows whenever records come here
    /// @param written whether the server writes records at all
    synchronized void look(long ofLogins, OptionalLong ofKeys, long ourArrivals, boolean written) {
        var more = isMore(logins, OptionalLong.of(ofLogins)) || isMore(keys, ofKeys);
        if (hasComeSince(ourArrivals) || !written) {
            looks = 0;
        } else if (more) {
            looks++;
        }
        logins = OptionalLong.of(ofLogins);
        keys = ofKeys;
        arrivals = ourArrivals;
    }

    /// A server that began anew counts from 0, which is no growth.
    private static boolean isMore(OptionalLong before, OptionalLong now) {
        return before.isPresent() && now.isPresent() && now.getAsLong() > before.getAsLong();
    }

    /// A record has come: whoever took the others is gone, or was none.
    synchronized void recordCame() {
        looks = 0;
    }

    synchronized boolean suspected() {
        return looks >= ENOUGH;
    }
}
