package io.github.tallyglass.source.cliproxy;

import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.UsageEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one item of a usage queue turned out to be. No part of it holds a secret of the item.
public sealed interface QueueItem {

    /// A record: one attempt at a provider.
    ///
    /// @param event its quota is 0: the source names no price
    record Usage(UsageEvent event, Passive passive) implements QueueItem {}

    /// A message of a subscription that is no record (the contract of CLIProxyAPI and quotas §1.6).
    ///
    /// @param refresh credentials or the configuration of the server have changed
    record Control(boolean refresh) implements QueueItem {}

    /// What no row can be made of.
    ///
    /// @param createdAt epoch seconds; 0 where the item does not tell
    /// @param raw scrubbed and cut
    /// @param why in short, for people who look into it
    record Rejected(long createdAt, String raw, String why) implements QueueItem {}

    /// What an answer said of its login's quota. It counts only after [PassiveReadings] has looked at it,
    /// since a record may carry the headers of another attempt.
    ///
    /// @param print tells headers from others, their `Date` included; 0 where there are none
    /// @param headers what the headers say; null when nothing
    /// @param limit what the refusal says; null when nothing
    record Passive(
            long print,
            @Nullable LoginReading headers,
            @Nullable LimitReached limit) {

        public static final Passive NONE = new Passive(0, null, null);
    }

    /// A refusal because a window is used up. It does not say which one.
    ///
    /// @param login `auth_index`
    /// @param plan `""` where it is not told
    record LimitReached(String login, String plan, Instant resetsAt, Instant observedAt) {}
}
