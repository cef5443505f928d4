package io.github.tallyglass.domain;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A price of the user's own, ready to be matched: case does not count.
final class OwnPattern {

    /// A whole name before patterns, then the pattern that says most; of one pattern the youngest price.
    static final Comparator<OwnPattern> NARROWEST_FIRST = Comparator.comparing((OwnPattern one) -> one.wild)
            .thenComparing(one -> -one.letters)
            .thenComparing(one -> one.model)
            .thenComparing(one -> one.from, Comparator.reverseOrder());

    private final String model;
    private final boolean wild;
    private final long letters;
    private final long from;
    private final Pattern pattern;
    private final PriceOffer offer;

    /// @param from first second on which it counts
    OwnPattern(OwnPrice own, long from) {
        this.model = own.price().model().strip();
        this.from = from;
        this.letters = model.chars().filter(each -> each != '*' && each != '?').count();
        this.wild = letters < model.length();
        this.pattern = Pattern.compile(
                model.codePoints()
                        .mapToObj(each ->
                                each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)))
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        this.offer = new PriceOffer(own.price(), null, from);
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    PriceOffer offer() {
        return offer;
    }
}
