package io.github.tallyglass.domain;

/// Names and keys as they may be seen by others: on a screenshot, in a notification, beside a desk.
public final class Masks {

    private static final String HIDDEN = "•••";

    private Masks() {}

    /// The first letter of a name and nothing of its length; of an e-mail, the domain too. `""` stays.
    public static String name(String name) {
        if (name.isEmpty()) {
            return name;
        }
        var first = name.substring(0, name.offsetByCodePoints(0, 1));
        var at = name.indexOf('@');
        return first + HIDDEN + (at > 0 ? name.substring(at) : "");
    }
}
