package io.github.tallyglass.source.cliproxy.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys, failed attempts and bans, shared by RESP and HTTP (contract of CLIProxyAPI and quotas §1.4).
final class CpaGuard {

    private static final int MOST_FAILURES = 5;
    private static final Duration BAN = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Instant> bans = new HashMap<>();
    private @Nullable String key;
    private @Nullable String password;
    private boolean allowRemote;
    private boolean localIsRemote;
    private boolean homeMode;
    private int failedAttempts;

    CpaGuard(Clock clock) {
        this.clock = clock;
    }

    synchronized void key(@Nullable String secret) {
        key = secret;
    }

    synchronized void password(@Nullable String secret) {
        password = secret;
    }

    synchronized void allowRemote(boolean allow) {
        allowRemote = allow;
    }

    synchronized void localIsRemote(boolean remote) {
        localIsRemote = remote;
    }

    synchronized void homeMode(boolean home) {
        homeMode = home;
    }

    synchronized boolean homeMode() {
        return homeMode;
    }

    synchronized boolean managed() {
        return key != null || password != null;
    }

    /// Null when the key is right; otherwise the server's words.
    synchronized @Nullable String refuses(String address, @Nullable String given) {
        var banned = banned(address);
        if (banned != null) {
            return banned;
        }
        if (shutOut(address)) {
            return "remote management disabled";
        }
        if (!managed()) {
            return "remote management key not set";
        }
        if (given == null || given.isEmpty()) {
            fail(address);
            return "missing management key";
        }
        if (!given.equals(key) && !given.equals(password)) {
            fail(address);
            return "invalid management key";
        }
        failures.remove(address);
        return null;
    }

    /// A command that cannot be a login: counted, answered with `words` unless the address is banned.
    synchronized String refusesWith(String address, String words) {
        var banned = banned(address);
        if (banned != null) {
            return "ERR " + banned;
        }
        if (!shutOut(address)) {
            fail(address);
        }
        return words;
    }

    private boolean shutOut(String address) {
        var local = (address.equals("127.0.0.1") || address.equals("::1")) && !localIsRemote;
        return !local && !allowRemote && password == null;
    }

    private @Nullable String banned(String address) {
        var until = bans.get(address);
        if (until == null) {
            return null;
        }
        var left = Duration.between(clock.instant(), until);
        if (!left.isPositive()) {
            bans.remove(address);
            return null;
        }
        var seconds = (left.toMillis() + 500) / 1000;
        return "IP banned due to too many failed attempts. Try again in " + (seconds >= 60 ? seconds / 60 + "m" : "")
                + seconds % 60 + "s";
    }

    private void fail(String address) {
        failedAttempts++;
        if (failures.merge(address, 1, Integer::sum) >= MOST_FAILURES) {
            failures.remove(address);
            bans.put(address, clock.instant().plus(BAN));
        }
    }

    synchronized int failedAttempts() {
        return failedAttempts;
    }

    synchronized boolean isBanned(String address) {
        return banned(address) != null;
    }

    synchronized void forget() {
        failures.clear();
        bans.clear();
    }
}
