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
    SUBSCRIPTIONS("/api/subscription/self"),
    PLANS("/api/subscription/plans");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
