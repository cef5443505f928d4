package io.github.tallyglass.query;

import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.query.RatioChange.Ratio;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the moments at which a ratio became another one. A value is new when the last day that says
/// anything of the ratio did not have it: a model that is billed by two ratios side by side (by channel,
/// by hour) changes once, not at every row.
record RatioChanges(Snapshot snapshot, String account) {

    private record Series(String model, String group, Ratio ratio) {}

    /// The values of the latest two days that have any.
    private static final class Seen {
        private long day = Long.MIN_VALUE;
        private Set<BigDecimal> today = new HashSet<>();
        private Set<BigDecimal> before = Set.of();
        private @Nullable BigDecimal latest;
        private @Nullable BigDecimal latestBefore;

        /// What the value was before, where this one is new; null where it is not, or is the first at all.
        @Nullable
        BigDecimal replaced(long on, BigDecimal value) {
            if (on != day) {
                before = Set.copyOf(today);
                latestBefore = latest;
                today = new HashSet<>();
                day = on;
            }
            var isNew = today.add(value) && !before.contains(value);
            var was = today.size() > 1 && latest != null ? latest : latestBefore;
            latest = value;
            return isNew && was != null && was.compareTo(value) != 0 ? was : null;
        }
    }

    /// @param lines by day and first charge
    /// @return in order of time
    List<RatioChange> in(List<PriceDays.Line> lines) {
        var seen = new HashMap<Series, Seen>();
        var changes = new ArrayList<RatioChange>();
        for (var line : lines) {
            ratios(snapshot.dictionaries().pricings.get(line.pricing())).forEach((ratio, value) -> {
                var was = seen.computeIfAbsent(new Series(line.model(), line.group(), ratio), any -> new Seen())
                        .replaced(line.day(), value);
                if (was != null) {
                    changes.add(new RatioChange(
                            account,
                            line.model(),
                            line.group(),
                            Instant.ofEpochSecond(line.firstSecond()),
                            ratio,
                            was,
                            value));
                }
            });
        }
        return List.copyOf(changes);
    }

    private static Map<Ratio, BigDecimal> ratios(Pricing pricing) {
        var ratios = new EnumMap<Ratio, BigDecimal>(Ratio.class);
        put(ratios, Ratio.MODEL, pricing.modelRatio());
        put(ratios, Ratio.COMPLETION, pricing.completionRatio());
        put(ratios, Ratio.GROUP, pricing.groupRatio());
        put(ratios, Ratio.CALL_PRICE, pricing.modelPrice());
        put(ratios, Ratio.CACHE_READ, pricing.cacheRatio());
        put(ratios, Ratio.CACHE_WRITE, pricing.cacheWriteRatio());
        put(ratios, Ratio.CACHE_WRITE_1H, pricing.cacheWrite1hRatio());
        return ratios;
    }

    private static void put(Map<Ratio, BigDecimal> ratios, Ratio ratio, @Nullable BigDecimal value) {
        if (value != null) {
            ratios.put(ratio, value.stripTrailingZeros());
        }
    }
}
