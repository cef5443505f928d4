package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Account;

/// What reads one account in the background, on a thread of its own, until it is stopped.
public interface SourceLoop extends Runnable {

    /// As it is read now.
    Account account();

    /// Looks for what is new now, also where the loop had stopped for a reason that only the user could
    /// remove.
    void refresh();

    /// The machine woke up, or its network is back: what was not reached is asked again, and what may be
    /// old.
    /// What only the user can change stays as it is.
    void awake();

    /// Ends the loop after the transaction that runs.
    void stop();

    boolean stopping();
}
