package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaUnit.SaidBy;
import io.github.tallyglass.domain.Result;

/// Numbers that are there after a handful of requests, before any row (gateway contract §7).
interface Numbers {

    /// With the unit and rate in force.
    Account account();

    /// Goes on with the account as it is now.
    void use(Account now);

    /// On connect.
    Result<Account> read();

    /// On later polls: what may have changed.
    Result<Account> reread();

    /// What is left and nothing else.
    Result<Account> readLeft();

    /// The currency of a unit is the account's own matter: what a site displays says nothing about it. A
    /// number of units that the user gave stays, and so does a known one that the server does not say any
    /// more.
    static QuotaUnit unitOf(QuotaUnit ours, QuotaUnit told) {
        var rate = told.cnyPerUsd() == null ? ours.cnyPerUsd() : told.cnyPerUsd();
        var kept = ours.withRate(rate).withDisplay(told.display());
        return ours.saidBy() == SaidBy.USER || told.assumed()
                ? kept
                : kept.withUnits(told.unitsPerCurrency(), SaidBy.SERVER);
    }
}
