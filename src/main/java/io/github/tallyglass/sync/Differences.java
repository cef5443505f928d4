package io.github.tallyglass.sync;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.sync.PriceService.Change;
import io.github.tallyglass.sync.PriceService.Preview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Sets two price lists side by side.
final class Differences {

    private record Name(String provider, String model) {}

    private Differences() {}

    static Preview between(PriceList before, PriceList after) {
        var old = byName(before);
        var changed = new ArrayList<Change>();
        var added = 0;
        for (var price : byName(after).entrySet()) {
            var known = old.remove(price.getKey());
            if (known == null) {
                added++;
            } else if (!known.costsAs(price.getValue())) {
                changed.add(new Change(known, price.getValue()));
            }
        }
        changed.sort(Comparator.comparing((Change change) -> change.after().provider())
                .thenComparing(change -> change.after().model()));
        return new Preview(after, before, added, old.size(), changed);
    }

    private static Map<Name, ModelPrice> byName(PriceList list) {
        var prices = new HashMap<Name, ModelPrice>();
        list.prices().forEach(price -> prices.putIfAbsent(new Name(price.provider(), price.model()), price));
        return prices;
    }
}
