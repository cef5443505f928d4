package io.github.tallyglass.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a row's price came about, worked out from the ratios that the row itself carries (gateway contract
/// §3.2 "Money and ratios"): one ratio is one quota unit per input token; output, cache reads and cache
/// writes are multiples of it; the group's multiplier comes last.
///
/// @param lines the steps in the order in which they are added up; empty where nothing can be worked out
/// @param billed quota units that the row carries
/// @param expected quota units that the lines add up to, rounded as the gateway rounds; null where there
///     are no lines
public record PriceExplanation(
        List<Line> lines, long billed, @Nullable Long expected, Verdict verdict) {

    /// Gateways round half up or truncate, by version and kind of row: one unit either way is agreement.
    private static final long TOLERANCE = 1;

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    /// A task's multipliers, as the charge's text lists them: `seconds: 4.00`.
    private static final Pattern MULTIPLIER = Pattern.compile("([a-z_]{1,30}): ?([0-9]{1,9}(?:\\.[0-9]{1,9})?)");

    private static final Pattern WRITES_1H = Pattern.compile("\"cache_creation_tokens_1h\"\\s*:\\s*([0-9]{1,12})");

    /// Parts of a price beside tokens, as rows name them in their extras; what they add is told by no
    /// ratio that is kept.
    private static final Pattern OTHER_PARTS = Pattern.compile("\"(?:tool_surcharges|audio|audio_input|audio_output"
            + "|audio_input_price|audio_ratio|image|image_output|image_ratio|image_generation_call|web_search"
            + "|file_search|ws)\"\\s*:\\s*(?!0\\b|false|null|\\[\\s*\\]|\"\")");

    /// Whether the ratios explain the bill.
    public enum Verdict {
        /// To the unit, give or take one.
        AGREES,
        /// The ratios come to another sum than was billed.
        DIFFERS,
        /// Something else had a part in the price (an expression, tools, sound, pictures, a task's second
        /// bill), and the ratios alone do not come to it.
        NOT_BY_RATIOS,
        /// The row carries no ratios.
        UNKNOWN,
        /// Nothing was charged for: an error, a top-up, a refund, a login.
        NOT_A_CHARGE
    }

    /// What a line prices.
    public enum Part {
        INPUT,
        CACHE_READ,
        CACHE_WRITE,
        CACHE_WRITE_1H,
        OUTPUT,
        /// A price per call.
        CALL,
        /// A multiplier of a task, named by the gateway: `seconds`.
        MULTIPLIER,
        /// The group's multiplier.
        GROUP
    }

    /// One step.
    ///
    /// @param name the gateway's name of a multiplier, `""` for all other parts
    /// @param count tokens, calls, or the multiplier itself
    /// @param price quota units per token or per call; 0 for multipliers
    /// @param units quota units that the step adds; negative for a multiplier below one
    public record Line(Part part, String name, BigDecimal count, BigDecimal price, BigDecimal units) {

        /// Price of a million tokens in the unit's currency.
        public BigDecimal pricePerMillion(QuotaUnit unit) {
            return price.multiply(MILLION).divide(unit.unitsPerCurrency(), QuotaUnit.SCALE, RoundingMode.HALF_UP);
        }

        /// What the step adds, in the unit's currency, to six decimals.
        public BigDecimal amount(QuotaUnit unit) {
            return units.divide(unit.unitsPerCurrency(), QuotaUnit.SCALE, RoundingMode.HALF_UP);
        }
    }

    public PriceExplanation {
        lines = List.copyOf(lines);
    }

    /// Works a row out.
    ///
    /// @param unit the unit in force when the row was read; a price per call is in its currency
    public static PriceExplanation of(UsageEvent event, QuotaUnit unit) {
        var pricing = event.pricing();
        if (event.type() != EventType.CONSUME) {
            return without(event, Verdict.NOT_A_CHARGE);
        }
        if (!pricing.mode().isEmpty()) {
            return without(event, Verdict.NOT_BY_RATIOS);
        }
        var lines = new ArrayList<Line>();
        if (pricing.modelPrice() != null && pricing.modelPrice().signum() >= 0) {
            perCall(event, pricing.modelPrice().multiply(unit.unitsPerCurrency()), lines);
        } else if (pricing.modelRatio() != null) {
            perToken(event, pricing.modelRatio(), lines);
        } else {
            return without(event, Verdict.UNKNOWN);
        }
        var sum = sum(lines);
        var group = pricing.groupRatio();
        if (group != null && group.compareTo(BigDecimal.ONE) != 0) {
            var added = sum.multiply(group).subtract(sum);
            lines.add(new Line(Part.GROUP, "", group, BigDecimal.ZERO, added));
            sum = sum.add(added);
        }
        var expected = rounded(sum);
        var agrees = Math.abs(expected - event.quota()) <= TOLERANCE;
        if (!agrees && (event.settlement() || hasOtherParts(event))) {
            return without(event, Verdict.NOT_BY_RATIOS);
        }
        return new PriceExplanation(lines, event.quota(), expected, agrees ? Verdict.AGREES : Verdict.DIFFERS);
    }

    /// Whether [#of] comes to [Verdict#DIFFERS], at a fraction of its cost: asked of every row that is
    /// stored.
    public static boolean differs(UsageEvent event, QuotaUnit unit) {
        var pricing = event.pricing();
        var ratio = pricing.modelRatio();
        if (event.type() != EventType.CONSUME || !pricing.mode().isEmpty()) {
            return false;
        }
        if (ratio == null
                || (pricing.modelPrice() != null && pricing.modelPrice().signum() >= 0)) {
            return of(event, unit).verdict() == Verdict.DIFFERS;
        }
        var tokens = event.tokens();
        if (tokens.cacheWrite() > 0 && !event.extra().isEmpty()) {
            return of(event, unit).verdict() == Verdict.DIFFERS;
        }
        var sum = BigDecimal.valueOf(tokens.input());
        if (tokens.cacheRead() > 0) {
            sum = sum.add(BigDecimal.valueOf(tokens.cacheRead()).multiply(orOne(pricing.cacheRatio())));
        }
        if (tokens.cacheWrite() > 0) {
            sum = sum.add(BigDecimal.valueOf(tokens.cacheWrite()).multiply(orOne(pricing.cacheWriteRatio())));
        }
        if (tokens.output() > 0) {
            sum = sum.add(BigDecimal.valueOf(tokens.output()).multiply(orOne(pricing.completionRatio())));
        }
        var units = sum.multiply(ratio).multiply(orOne(pricing.groupRatio()));
        return Math.abs(rounded(units) - event.quota()) > TOLERANCE
                && of(event, unit).verdict() == Verdict.DIFFERS;
    }

    private static boolean hasOtherParts(UsageEvent event) {
        return !event.extra().isEmpty() && OTHER_PARTS.matcher(event.extra()).find();
    }

    private static void perToken(UsageEvent event, BigDecimal ratio, List<Line> lines) {
        var pricing = event.pricing();
        var tokens = event.tokens();
        var longLived = tokens.cacheWrite() == 0 ? 0 : Math.min(oneHourWrites(event.extra()), tokens.cacheWrite());
        var writePrice = ratio.multiply(orOne(pricing.cacheWriteRatio()));
        var longPrice = pricing.cacheWrite1hRatio() == null ? writePrice : ratio.multiply(pricing.cacheWrite1hRatio());
        addTokens(Part.INPUT, tokens.input(), ratio, lines);
        addTokens(Part.CACHE_READ, tokens.cacheRead(), ratio.multiply(orOne(pricing.cacheRatio())), lines);
        addTokens(Part.CACHE_WRITE, tokens.cacheWrite() - longLived, writePrice, lines);
        addTokens(Part.CACHE_WRITE_1H, longLived, longPrice, lines);
        addTokens(Part.OUTPUT, tokens.output(), ratio.multiply(orOne(pricing.completionRatio())), lines);
    }

    private static void addTokens(Part part, long count, BigDecimal price, List<Line> lines) {
        if (count > 0) {
            var tokens = BigDecimal.valueOf(count);
            lines.add(new Line(part, "", tokens, price, tokens.multiply(price)));
        }
    }

    private static void perCall(UsageEvent event, BigDecimal price, List<Line> lines) {
        lines.add(new Line(Part.CALL, "", BigDecimal.ONE, price, price));
        var sum = price;
        for (var multiplier : multipliers(event.content()).entrySet()) {
            var added = sum.multiply(multiplier.getValue()).subtract(sum);
            if (added.signum() != 0) {
                lines.add(
                        new Line(Part.MULTIPLIER, multiplier.getKey(), multiplier.getValue(), BigDecimal.ZERO, added));
                sum = sum.add(added);
            }
        }
    }

    private static Map<String, BigDecimal> multipliers(String content) {
        if (content.isEmpty()) {
            return Map.of();
        }
        var found = new LinkedHashMap<String, BigDecimal>();
        var matcher = MULTIPLIER.matcher(content);
        while (matcher.find()) {
            found.put(matcher.group(1), new BigDecimal(matcher.group(2)).stripTrailingZeros());
        }
        return found;
    }

    /// Only the tokens' sum is a column; how many of the written ones live an hour is told in the extras.
    static long oneHourWrites(String extra) {
        var matcher = WRITES_1H.matcher(extra);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /// A price above nothing is billed as one unit at least.
    private static long rounded(BigDecimal units) {
        var whole = units.setScale(0, RoundingMode.HALF_UP).longValue();
        return whole == 0 && units.signum() > 0 ? 1 : whole;
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orOne(@Nullable BigDecimal ratio) {
        return ratio == null ? BigDecimal.ONE : ratio;
    }

    private static PriceExplanation without(UsageEvent event, Verdict verdict) {
        return new PriceExplanation(List.of(), event.quota(), null, verdict);
    }
}
