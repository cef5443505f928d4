package io.github.tallyglass.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds a model in one list.
final class PriceIndex {

    private final PriceList list;
    private final Map<String, List<ModelPrice>> byName = new HashMap<>();

    PriceIndex(PriceList list) {
        this.list = list;
        for (var price : list.prices()) {
            byName.computeIfAbsent(price.model().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(price);
        }
    }

    PriceList list() {
        return list;
    }

    /// @param seller the list's word for whoever answered
    /// @param names the plainest last
    Optional<ModelPrice> find(String seller, List<String> names) {
        for (var name : names) {
            var known = byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            var sold = one(known, name, price -> price.provider().equals(seller));
            var found = sold.isPresent() ? sold : anywhere(known, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// From whoever made it; from others only where all ask the same. A name with a path is a reseller's
    /// own, and says nothing where another one answered.
    private static Optional<ModelPrice> anywhere(List<ModelPrice> known, String name) {
        if (known.isEmpty() || name.indexOf('/') >= 0) {
            return Optional.empty();
        }
        var maker = ModelNames.maker(name);
        var made = one(
                known,
                name,
                price -> price.provider().equals(maker) || price.provider().isEmpty());
        if (made.isPresent()) {
            return made;
        }
        return known.stream().allMatch(known.getFirst()::costsAs) ? Optional.of(known.getFirst()) : Optional.empty();
    }

    /// Written the same way before written otherwise.
    private static Optional<ModelPrice> one(List<ModelPrice> known, String name, Predicate<ModelPrice> wanted) {
        ModelPrice other = null;
        for (var price : known) {
            if (wanted.test(price)) {
                if (price.model().equals(name)) {
                    return Optional.of(price);
                }
                other = other == null ? price : other;
            }
        }
        return Optional.ofNullable(other);
    }
}
