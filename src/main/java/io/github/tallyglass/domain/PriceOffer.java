package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One price that a model may be priced by.
final class PriceOffer {

    /// 1e-10 of the currency for one token at a price of one for a million.
    private static final BigDecimal UNITS = new BigDecimal(10_000);

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    /// Ten thousand dollars for one row are beyond sense; ninety thousand such rows still add up.
    private static final BigDecimal LARGEST = new BigDecimal(100_000_000_000_000L);

    private final ModelPrice price;
    private final @Nullable PriceList list;
    private final long from;
    private final TokenPrices[] ofRequests = new TokenPrices[4];
    private final QuotaUnit unit;

    /// @param list null for the user's own
    /// @param from first second on which it counts
    PriceOffer(ModelPrice price, @Nullable PriceList list, long from) {
        this.price = price;
        this.list = list;
        this.from = from;
        this.unit = QuotaUnit.listPrice(price.currency());
        for (var i = 0; i < ofRequests.length; i++) {
            ofRequests[i] = price.forRequest((i & 1) != 0, (i & 2) != 0);
        }
    }

    boolean countsAt(long second) {
        return from <= second;
    }

    QuotaUnit unit() {
        return unit;
    }

    /// Whether rows are priced the same by both.
    boolean pricesAs(PriceOffer other) {
        return from == other.from && price.costsAs(other.price);
    }

    /// What the row comes to in [#unit()]; null where a price of tokens that it has is not told.
    @Nullable
    Long quota(UsageEvent row) {
        var tokens = row.tokens();
        var prices = prices(row);
        var hour = oneHourWrites(row);
        var sum = BigDecimal.ZERO;
        for (var kind : PriceExplanation.Part.values()) {
            var count = count(kind, tokens, hour);
            if (count != 0) {
                var each = each(kind, prices);
                if (each == null) {
                    return null;
                }
                sum = sum.add(BigDecimal.valueOf(count).multiply(each));
            }
        }
        var units = sum.multiply(UNITS).setScale(0, RoundingMode.HALF_UP);
        return units.abs().compareTo(LARGEST) > 0 ? null : units.longValueExact();
    }

    ListPriceExplanation explain(UsageEvent row, long quota) {
        var prices = prices(row);
        var hour = oneHourWrites(row);
        List<ListPriceExplanation.Line> lines = new ArrayList<>();
        for (var kind : PriceExplanation.Part.values()) {
            var count = count(kind, row.tokens(), hour);
            var each = each(kind, prices);
            if (count != 0 && each != null) {
                var amount = BigDecimal.valueOf(count).multiply(each).divide(MILLION);
                lines.add(new ListPriceExplanation.Line(kind, count, each, amount));
            }
        }
        return new ListPriceExplanation(
                lines,
                unit,
                quota,
                list == null ? null : list.kind(),
                list == null ? "" : list.name(),
                list == null ? null : list.day(),
                price.model(),
                isLong(row),
                isPriority(row));
    }

    private TokenPrices prices(UsageEvent row) {
        return ofRequests[(isLong(row) ? 1 : 0) | (isPriority(row) ? 2 : 0)];
    }

    private boolean isLong(UsageEvent row) {
        return !price.above200k().isEmpty() && row.tokens().inputSide() > ModelPrice.LONG_CONTEXT;
    }

    private boolean isPriority(UsageEvent row) {
        return !price.priority().isEmpty() && row.origin().upstream().tier().equalsIgnoreCase("priority");
    }

    private static long oneHourWrites(UsageEvent row) {
        var written = row.tokens().cacheWrite();
        return written <= 0 ? 0 : Math.min(PriceExplanation.oneHourWrites(row.extra()), written);
    }

    private static long count(PriceExplanation.Part kind, Tokens tokens, long hour) {
        return switch (kind) {
            case INPUT -> tokens.input();
            case CACHE_READ -> tokens.cacheRead();
            case CACHE_WRITE -> tokens.cacheWrite() - hour;
            case CACHE_WRITE_1H -> hour;
            case OUTPUT -> tokens.output();
            case CALL, MULTIPLIER, GROUP -> 0;
        };
    }

    private static @Nullable BigDecimal each(PriceExplanation.Part kind, TokenPrices prices) {
        return switch (kind) {
            case INPUT -> prices.input();
            case CACHE_READ -> prices.cacheRead();
            case CACHE_WRITE -> prices.cacheWrite();
            case CACHE_WRITE_1H -> prices.cacheWrite1h();
            case OUTPUT -> prices.output();
            case CALL, MULTIPLIER, GROUP -> null;
        };
    }
}
