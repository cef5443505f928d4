package io.github.tallyglass.source.gateway;

/// Every path that is ever asked, all of them reads. Slashes at the end are part of the route: the other
/// form answers 301 (gateway contract §2).
///
/// `/api/user/token` is not here and must never be: reading it replaces the user's token (gateway contract
/// §1.1).
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
    BILLING_USAGE("/v1/dashboard/billing/usage");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
