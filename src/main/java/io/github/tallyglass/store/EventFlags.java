package io.github.tallyglass.store;

import io.github.tallyglass.domain.UsageEvent;

/// Yes-or-no facts of a row in one number: 1 stream, 2 paid by a plan.
public final class EventFlags {

    private static final int STREAM = 1;
    private static final int SUBSCRIPTION = 2;

    /// Quota of rows that a plan paid, in SQL.
    public static final String PLAN_QUOTA = "SUM(CASE WHEN flags & " + SUBSCRIPTION + " THEN quota ELSE 0 END)";

    private EventFlags() {}

    static int of(UsageEvent row) {
        return (row.timing().stream() ? STREAM : 0) | (row.subscription() ? SUBSCRIPTION : 0);
    }

    public static boolean isStream(int flags) {
        return (flags & STREAM) != 0;
    }

    public static boolean isSubscription(int flags) {
        return (flags & SUBSCRIPTION) != 0;
    }
}
