package io.github.tallyglass.domain;

import java.net.URI;
import java.util.Locale;

/// One account at one gateway. Its secret is kept elsewhere, under [#id()].
///
/// @param id stable local number; 0 before it is saved
/// @param name what the user calls it, unique
/// @param dialect name of the dialect that probing found, `""` when untested
/// @param url base address, without a trailing slash
/// @param userId user id at the gateway; `""` where none is needed
/// @param unit unit and rate of the latest sync
/// @param mode how much is read
/// @param removed the user removed it but kept its rows: it is never asked again and stands in no list
/// @param definition JSON text of a custom gateway's definition; `""` for all other kinds
/// @param chosen what the user laid down of the dialect; probing again keeps to it
public record Account(
        long id,
        String name,
        AccountKind kind,
        String dialect,
        URI url,
        Scope scope,
        String userId,
        QuotaUnit unit,
        boolean paused,
        Mode mode,
        boolean removed,
        String definition,
        Chosen chosen) {

    /// How much of an account is read.
    public enum Mode {
        /// Every row of its log.
        ROWS,
        /// The gateway's own hourly sums only: for logs too large to page.
        AGGREGATES;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How much of the dialect is the user's word, not probing's.
    public enum Chosen {
        NOTHING,
        /// The kind: only its dialects come into question.
        KIND,
        /// The dialect itself.
        DIALECT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// An account whose dialect was found by probing alone.
    public Account(
            long id,
            String name,
            AccountKind kind,
            String dialect,
            URI url,
            Scope scope,
            String userId,
            QuotaUnit unit,
            boolean paused,
            Mode mode,
            boolean removed,
            String definition) {
        this(id, name, kind, dialect, url, scope, userId, unit, paused, mode, removed, definition, Chosen.NOTHING);
    }

    /// An account whose rows are read.
    public Account(
            long id,
            String name,
            AccountKind kind,
            String dialect,
            URI url,
            Scope scope,
            String userId,
            QuotaUnit unit,
            boolean paused) {
        this(id, name, kind, dialect, url, scope, userId, unit, paused, Mode.ROWS, false, "");
    }

    public Account withId(long newId) {
        return new Account(
                newId, name, kind, dialect, url, scope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withName(String newName) {
        return new Account(
                id, newName, kind, dialect, url, scope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withKind(AccountKind newKind) {
        return new Account(
                id, name, newKind, dialect, url, scope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withDialect(String newDialect) {
        return new Account(
                id, name, kind, newDialect, url, scope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withUrl(URI newUrl) {
        return new Account(
                id, name, kind, dialect, newUrl, scope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withScope(Scope newScope) {
        return new Account(
                id, name, kind, dialect, url, newScope, userId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withUserId(String newUserId) {
        return new Account(
                id, name, kind, dialect, url, scope, newUserId, unit, paused, mode, removed, definition, chosen);
    }

    public Account withUnit(QuotaUnit newUnit) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, newUnit, paused, mode, removed, definition, chosen);
    }

    public Account withPaused(boolean newPaused) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, unit, newPaused, mode, removed, definition, chosen);
    }

    public Account withMode(Mode newMode) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, unit, paused, newMode, removed, definition, chosen);
    }

    public Account withRemoved(boolean newRemoved) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, unit, paused, mode, newRemoved, definition, chosen);
    }

    public Account withDefinition(String newDefinition) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, unit, paused, mode, removed, newDefinition, chosen);
    }

    public Account withChosen(Chosen newChosen) {
        return new Account(
                id, name, kind, dialect, url, scope, userId, unit, paused, mode, removed, definition, newChosen);
    }

    /// `host` or `host:port`, as messages name the gateway.
    public String host() {
        return url.getPort() < 0 ? String.valueOf(url.getHost()) : url.getHost() + ":" + url.getPort();
    }
}
