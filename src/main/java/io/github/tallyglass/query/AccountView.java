package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account with what the cache knows of it.
///
/// @param state one of `new` `ok` `stopped` `paused` `failing`
/// @param failureText last failure, as stored; `""` when none
/// @param balanceQuota remaining wallet in quota units; null when never read
/// @param averageDailyQuota net quota per day over the last 14 covered days; null when unknown
public record AccountView(
        Account account,
        String state,
        String failureText,
        @Nullable Instant lastSync,
        @Nullable Long balanceQuota,
        @Nullable Instant balanceAt,
        @Nullable Long averageDailyQuota) {}
