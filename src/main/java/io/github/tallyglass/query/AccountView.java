package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account with what the cache knows of it.
///
/// @param state one of `new` `ok` `stopped` `paused` `failing`
/// @param failureText last failure, as stored; `""` when none
/// @param balanceQuota remaining wallet in quota units; null when never read
/// @param averageDailyQuota net quota per day that the wallet paid over the last 14 covered days; null
///     when unknown
public record AccountView(
        Account account,
        String state,
        String failureText,
        @Nullable Instant lastSync,
        @Nullable Long balanceQuota,
        @Nullable Instant balanceAt,
        @Nullable Long averageDailyQuota,
        AccountReadings readings) {

    /// An account of which nothing but the balance is known.
    public AccountView(
            Account account,
            String state,
            String failureText,
            @Nullable Instant lastSync,
            @Nullable Long balanceQuota,
            @Nullable Instant balanceAt,
            @Nullable Long averageDailyQuota) {
        this(account, state, failureText, lastSync, balanceQuota, balanceAt, averageDailyQuota, AccountReadings.NONE);
    }

    public AccountView with(AccountReadings newReadings) {
        return new AccountView(
                account, state, failureText, lastSync, balanceQuota, balanceAt, averageDailyQuota, newReadings);
    }
}
