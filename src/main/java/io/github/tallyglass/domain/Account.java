package io.github.tallyglass.domain;

import java.net.URI;

/// One account at one gateway. Its secret is kept elsewhere, under [#id()].
///
/// @param id stable local number; 0 before it is saved
/// @param name what the user calls it, unique
/// @param dialect name of the dialect that probing found, `""` when untested
/// @param url base address, without a trailing slash
/// @param userId user id at the gateway; `""` where none is needed
/// @param unit unit and rate of the latest sync
public record Account(
        long id,
        String name,
        AccountKind kind,
        String dialect,
        URI url,
        Scope scope,
        String userId,
        QuotaUnit unit,
        boolean paused) {

    public Account withId(long newId) {
        return new Account(newId, name, kind, dialect, url, scope, userId, unit, paused);
    }

    public Account withUrl(URI newUrl) {
        return new Account(id, name, kind, dialect, newUrl, scope, userId, unit, paused);
    }

    public Account withUnit(QuotaUnit newUnit) {
        return new Account(id, name, kind, dialect, url, scope, userId, newUnit, paused);
    }

    public Account withDialect(String newDialect) {
        return new Account(id, name, kind, newDialect, url, scope, userId, unit, paused);
    }

    public Account withName(String newName) {
        return new Account(id, newName, kind, dialect, url, scope, userId, unit, paused);
    }

    public Account withPaused(boolean newPaused) {
        return new Account(id, name, kind, dialect, url, scope, userId, unit, newPaused);
    }

    public Account withUserId(String newUserId) {
        return new Account(id, name, kind, dialect, url, scope, newUserId, unit, paused);
    }

    /// `host` or `host:port`, as messages name the gateway.
    public String host() {
        return url.getPort() < 0 ? String.valueOf(url.getHost()) : url.getHost() + ":" + url.getPort();
    }
}
