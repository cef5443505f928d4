package io.github.tallyglass.source.gateway;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which addresses a definition may name: paths on the gateway's own host, and none that is known to
/// change something when it is asked (gateway contract §1.1: `GET /api/user/token` replaces the user's
/// token).
final class ReadPath {

    /// Nothing encoded, no query, no way up and no empty segment: what is checked is what is asked.
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}){1,12}/?");

    /// Neighbours that change something although each alone may be read.
    private static final List<List<String>> CHANGING =
            List.of(List.of("user", "token"), List.of("user", "aff"), List.of("access", "token"));

    private static final Set<String> VERBS = Set.of(
            "add",
            "bind",
            "callback",
            "cancel",
            "checkin",
            "cleanup",
            "clear",
            "create",
            "delete",
            "disable",
            "edit",
            "enable",
            "generate",
            "login",
            "logout",
            "notify",
            "oauth",
            "pay",
            "purge",
            "redeem",
            "refresh",
            "regenerate",
            "register",
            "remove",
            "renew",
            "reset",
            "revoke",
            "rotate",
            "send",
            "set",
            "test",
            "transfer",
            "unbind",
            "update",
            "verification",
            "verify",
            "webhook",
            "write");

    private ReadPath() {}

    /// Whether it is written as a path can be.
    static boolean isPath(String path) {
        return PATH.matcher(path).matches() && !path.contains("..");
    }

    /// Whether asking for it is known to change something, or its words say so.
    static boolean changes(String path) {
        var segments = segments(path);
        return segments.stream().anyMatch(ReadPath::hasVerb) || hasChangingPair(segments);
    }

    /// The same where an address that was typed and a path that may be read meet.
    static boolean joinsToChange(String wholePath) {
        return hasChangingPair(segments(wholePath));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/+"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static boolean hasChangingPair(List<String> segments) {
        return CHANGING.stream().anyMatch(pair -> Collections.indexOfSubList(segments, pair) >= 0);
    }

    private static boolean hasVerb(String segment) {
        return Arrays.stream(segment.split("[^a-z0-9]+")).anyMatch(VERBS::contains)
                || VERBS.contains(segment.replaceAll("[^a-z0-9]", ""));
    }
}
