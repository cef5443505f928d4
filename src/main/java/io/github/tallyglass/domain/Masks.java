package io.github.tallyglass.domain;

/// Names and keys as they may be seen by others: on a screenshot, in a notification, beside a desk.
public final class Masks {

    private static final String HIDDEN = "•••";

    private Masks() {}

    /// The first letter of a name and nothing of its length; an e-mail stays one, `a•••@•••`. `""` stays.
    public static String name(String name) {
        if (name.isEmpty()) {
            return name;
        }
        var first = name.substring(0, name.offsetByCodePoints(0, 1));
        // A domain may be the user's own, or the employer's.
        return first + HIDDEN + (name.indexOf('@') > 0 ? "@" + HIDDEN : "");
    }
}
