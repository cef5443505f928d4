package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Scope;

/// Every path that is ever asked, all of them reads. Slashes at the end are part of the route: the other
/// form answers 301 (gateway contract §2).
///
/// `/api/user/token` is not here and must never be: reading it replaces the user's token (gateway contract
/// §1.1). Nor are the searches of a log: they give at most the newest 100 rows whose type is the keyword
/// (§2.4), which a cache of all rows has already.
enum Endpoint {
    STATUS("/api/status"),
    SELF("/api/user/self"),
    LOGS("/api/log/self"),
    STAT("/api/log/self/stat"),
    HOURLY("/api/data/self"),
    KEYS("/api/token/"),
    KEY_LOGS("/api/log/token"),
    KEY_USAGE("/api/usage/token/"),
    /// The same on builds of 2025-04-29 to 2025-08-22.
    KEY_USAGE_2025("/api/token/usage"),
    BILLING_LIMIT("/v1/dashboard/billing/subscription"),
    BILLING_USAGE("/v1/dashboard/billing/usage"),
    LOGS_OF_ALL("/api/log/"),
    STAT_OF_ALL("/api/log/stat"),
    HOURLY_OF_ALL("/api/data/"),
    SUBSCRIPTIONS("/api/subscription/self"),
    PLANS("/api/subscription/plans");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// Whether only an administrator may read it (gateway contract §1.5).
    boolean isOfAll() {
        return this == LOGS_OF_ALL || this == STAT_OF_ALL || this == HOURLY_OF_ALL;
    }

    static Endpoint logs(Scope scope) {
        return scope == Scope.ADMIN ? LOGS_OF_ALL : LOGS;
    }

    static Endpoint stat(Scope scope) {
        return scope == Scope.ADMIN ? STAT_OF_ALL : STAT;
    }

    static Endpoint hourly(Scope scope) {
        return scope == Scope.ADMIN ? HOURLY_OF_ALL : HOURLY;
    }
}
