package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a million tokens of each kind cost, exact. Null: the list does not say.
///
/// @param cacheWrite written for five minutes, or plainly
/// @param cacheWrite1h written for an hour
public record TokenPrices(
        @Nullable BigDecimal input,
        @Nullable BigDecimal output,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal cacheWrite1h) {

    public static final TokenPrices NONE = new TokenPrices(null, null, null, null, null);

    public TokenPrices {
        input = plain(input);
        output = plain(output);
        cacheRead = plain(cacheRead);
        cacheWrite = plain(cacheWrite);
        cacheWrite1h = plain(cacheWrite1h);
    }

    /// Of equal prices the same number, so that records of prices are equal too.
    private static @Nullable BigDecimal plain(@Nullable BigDecimal price) {
        if (price == null) {
            return null;
        }
        var stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    boolean isNegative() {
        return Stream.of(this)
                .flatMap(all -> Stream.of(all.input, all.output, all.cacheRead, all.cacheWrite, all.cacheWrite1h)
                        .filter(Objects::nonNull))
                .anyMatch(price -> price.signum() < 0);
    }

    /// These prices, and those of `other` where these say nothing.
    TokenPrices orElse(TokenPrices other) {
        return with(other, (mine, theirs) -> mine);
    }

    /// For each kind the higher price of both.
    TokenPrices dearer(TokenPrices other) {
        return with(other, BigDecimal::max);
    }

    private TokenPrices with(TokenPrices other, BinaryOperator<BigDecimal> both) {
        return new TokenPrices(
                one(input, other.input, both),
                one(output, other.output, both),
                one(cacheRead, other.cacheRead, both),
                one(cacheWrite, other.cacheWrite, both),
                one(cacheWrite1h, other.cacheWrite1h, both));
    }

    private static @Nullable BigDecimal one(
            @Nullable BigDecimal mine, @Nullable BigDecimal theirs, BinaryOperator<BigDecimal> both) {
        return mine == null ? theirs : theirs == null ? mine : both.apply(mine, theirs);
    }

    /// With a price for cached tokens wherever one for plain input is known: a cache whose price no list
    /// tells is taken to cost what plain input costs, and an hour what five minutes cost.
    TokenPrices filled() {
        var write = cacheWrite == null ? input : cacheWrite;
        return new TokenPrices(
                input,
                output,
                cacheRead == null ? input : cacheRead,
                write,
                cacheWrite1h == null ? write : cacheWrite1h);
    }
}
