package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Vanished;

/// Rows that a gateway has no longer, and whose they were.
record VanishedLine(Account account, Vanished vanished) {}
