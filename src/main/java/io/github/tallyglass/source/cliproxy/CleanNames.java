package io.github.tallyglass.source.cliproxy;

import java.util.concurrent.ConcurrentHashMap;

/// Names of a record (models, endpoints, clients, …) without what looks like a secret, and cut. The same
/// ones come again and again, and looking through them takes longer than reading the record: answers are
/// remembered.
final class CleanNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_REMEMBERED = 300;
    private static final int MOST_REMEMBERED = 5_000;

    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();

    String of(String name) {
        if (name.isEmpty()) {
            return name;
        }
        if (name.length() > LONGEST_REMEMBERED) {
            return clean(name);
        }
        var remembered = known.get(name);
        if (remembered != null) {
            return remembered;
        }
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        var clean = clean(name);
        known.put(name, clean);
        return clean;
    }

    /// Ids of requests, which are new each time; short ones of hexadecimal digits are no secret.
    String ofId(String id) {
        return id.length() <= 16 && isHex(id) ? id : clean(id);
    }

    private static boolean isHex(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.digit(text.charAt(at), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String clean(String name) {
        return RecordScrub.text(name, LONGEST);
    }
}
