package io.github.tallyglass.domain;

import static io.github.tallyglass.domain.PriceExplanation.Part.CACHE_READ;
import static io.github.tallyglass.domain.PriceExplanation.Part.CACHE_WRITE;
import static io.github.tallyglass.domain.PriceExplanation.Part.CACHE_WRITE_1H;
import static io.github.tallyglass.domain.PriceExplanation.Part.CALL;
import static io.github.tallyglass.domain.PriceExplanation.Part.GROUP;
import static io.github.tallyglass.domain.PriceExplanation.Part.INPUT;
import static io.github.tallyglass.domain.PriceExplanation.Part.MULTIPLIER;
import static io.github.tallyglass.domain.PriceExplanation.Part.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.PriceExplanation.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceExplanationTest {

    @Test
    void everyChargeThatAGatewayWroteIsExplainedByItsOwnRatios() throws IOException {
        var charges = capturedRows().stream()
                .filter(event -> event.type() == EventType.CONSUME)
                .toList();
        assertThat(charges).hasSizeGreaterThan(35);
        assertThat(charges)
                .allSatisfy(event -> assertThat(PriceExplanation.of(event, QuotaUnit.DEFAULT))
                        .as("%s billed %d", event.model(), event.quota())
                        .satisfies(price -> assertThat(price.verdict()).isEqualTo(Verdict.AGREES)));
    }

    @Test
    void errorsRefundsTopUpsAndLoginsAreNoCharges() throws IOException {
        var others = capturedRows().stream()
                .filter(event -> event.type() != EventType.CONSUME)
                .toList();
        assertThat(others)
                .extracting(UsageEvent::type)
                .contains(EventType.ERROR, EventType.REFUND, EventType.TOP_UP, EventType.LOGIN);
        assertThat(others)
                .allSatisfy(event -> assertThat(PriceExplanation.of(event, QuotaUnit.DEFAULT))
                        .isEqualTo(new PriceExplanation(List.of(), event.quota(), null, Verdict.NOT_A_CHARGE)));
    }

    @Test
    void stepsNameTokensPricesAndTheGroupsDiscount() {
        var price = PriceExplanation.of(
                event(36_500, new Tokens(21_204, 64_512, 0, 1_870, 0), ratios("0.625", "8", "0.8", "0.1")),
                QuotaUnit.DEFAULT);
        assertThat(price.lines())
                .extracting(PriceExplanation.Line::part)
                .containsExactly(INPUT, CACHE_READ, OUTPUT, GROUP);
        assertThat(price.lines().getFirst().pricePerMillion(QuotaUnit.DEFAULT)).isEqualByComparingTo("1.25");
        assertThat(price.lines().getFirst().amount(QuotaUnit.DEFAULT)).isEqualByComparingTo("0.026505");
        assertThat(price.lines().getLast().amount(QuotaUnit.DEFAULT)).isNegative();
        assertThat(price.expected()).isEqualTo(21_308);
        assertThat(price.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void oneUnitEitherWayIsAgreementAndTwoAreNot() {
        var tokens = new Tokens(1_000, 0, 0, 0, 0);
        for (var billed : new long[] {999, 1_000, 1_001}) {
            assertThat(verdict(event(billed, tokens, ratios("1", "1", "1", "1"))))
                    .isEqualTo(Verdict.AGREES);
        }
        assertThat(verdict(event(998, tokens, ratios("1", "1", "1", "1")))).isEqualTo(Verdict.DIFFERS);
        assertThat(verdict(event(1_002, tokens, ratios("1", "1", "1", "1")))).isEqualTo(Verdict.DIFFERS);
    }

    /// What tools, sound and pictures add is told by no ratio: such a row is not called wrong.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"tool_surcharges\":[{\"name\":\"web\",\"count\":1,\"price\":10}]};NOT_BY_RATIOS",
                "{\"audio_input\":40};NOT_BY_RATIOS",
                "{\"image\":true};NOT_BY_RATIOS",
                "{\"tool_surcharges\":[],\"audio_input\":0,\"image\":false};DIFFERS",
                "{\"frames\":1};DIFFERS",
                "{};DIFFERS"
            })
    void partsThatNoRatioTellsAreNotCalledWrong(String extra, Verdict verdict) {
        var event = event(1_500, new Tokens(1_000, 0, 0, 0, 0), ratios("1", "1", "1", "1"));
        assertThat(verdict(with(event, extra))).isEqualTo(verdict);
        var agreeing = event(1_000, new Tokens(1_000, 0, 0, 0, 0), ratios("1", "1", "1", "1"));
        assertThat(verdict(with(agreeing, extra))).isEqualTo(Verdict.AGREES);
    }

    private static UsageEvent with(UsageEvent event, String extra) {
        return new UsageEvent(
                event.createdAt(),
                event.type(),
                event.model(),
                event.origin(),
                event.quota(),
                event.tokens(),
                event.timing(),
                event.outcome(),
                event.pricing(),
                event.settlement(),
                event.subscription(),
                event.content(),
                extra);
    }

    @Test
    void theShortWayComesToTheSameVerdict() throws IOException {
        for (var event : capturedRows()) {
            assertThat(PriceExplanation.differs(event, QuotaUnit.DEFAULT)).isEqualTo(verdict(event) == Verdict.DIFFERS);
        }
        var seed = 20_261_124L;
        var random = new Random(seed);
        var differing = 0;
        for (var i = 0; i < 20_000; i++) {
            var tokens = new Tokens(
                    random.nextInt(3_000), random.nextInt(2) * random.nextInt(9_000), random.nextInt(3), 40, 0);
            var pricing = ratios("0." + random.nextInt(1, 90), "" + random.nextInt(1, 9), "0.8", "0.1");
            var right = Objects.requireNonNullElse(
                    PriceExplanation.of(event(0, tokens, pricing), QuotaUnit.DEFAULT)
                            .expected(),
                    0L);
            var event = event(right + random.nextInt(-3, 4), tokens, pricing);
            var differs = verdict(event) == Verdict.DIFFERS;
            differing += differs ? 1 : 0;
            assertThat(PriceExplanation.differs(event, QuotaUnit.DEFAULT))
                    .as("seed " + seed + ", " + event)
                    .isEqualTo(differs);
        }
        assertThat(differing).isBetween(4_000, 16_000);
    }

    @Test
    void writesThatLiveAnHourArePricedApart() {
        var pricing = new Pricing(
                decimal("0.5"), decimal("5"), BigDecimal.ONE, null, decimal("0.1"), decimal("1.25"), decimal("2"), "");
        var event = event(1_162, new Tokens(169, 0, 1_300, 46, 0), pricing, "", "{\"cache_creation_tokens_1h\": 400}");
        var price = PriceExplanation.of(event, QuotaUnit.DEFAULT);
        assertThat(price.lines())
                .extracting(PriceExplanation.Line::part, line -> line.count().longValueExact())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(INPUT, 169L),
                        org.assertj.core.groups.Tuple.tuple(CACHE_WRITE, 900L),
                        org.assertj.core.groups.Tuple.tuple(CACHE_WRITE_1H, 400L),
                        org.assertj.core.groups.Tuple.tuple(OUTPUT, 46L));
        assertThat(price.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aTasksPricePerCallIsMultipliedByWhatItsTextNames() {
        var pricing = new Pricing(null, null, decimal("0.5"), decimal("0.3"), null, null, null, "");
        var event = event(300_000, Tokens.NONE, pricing, "textGenerate, seconds: 4.00", "");
        var price = PriceExplanation.of(event, QuotaUnit.DEFAULT);
        assertThat(price.lines()).extracting(PriceExplanation.Line::part).containsExactly(CALL, MULTIPLIER, GROUP);
        assertThat(price.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void expressionsAndMissingRatiosExplainNothing() {
        var tiered = new Pricing(decimal("1"), null, null, null, null, null, null, "tiered_expr");
        assertThat(verdict(event(5, new Tokens(5, 0, 0, 0, 0), tiered))).isEqualTo(Verdict.NOT_BY_RATIOS);
        assertThat(verdict(event(5, new Tokens(5, 0, 0, 0, 0), Pricing.NONE))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPriceAboveNothingIsAtLeastOneUnitAndAFreeModelIsFree() {
        assertThat(verdict(event(1, new Tokens(1, 0, 0, 0, 0), ratios("0.0001", "1", "1", "1"))))
                .isEqualTo(Verdict.AGREES);
        assertThat(PriceExplanation.of(
                                event(0, new Tokens(1, 0, 0, 0, 0), ratios("0", "1", "1", "1")), QuotaUnit.DEFAULT)
                        .expected())
                .isZero();
    }

    private static Verdict verdict(UsageEvent event) {
        return PriceExplanation.of(event, QuotaUnit.DEFAULT).verdict();
    }

    private static Pricing ratios(String model, String completion, String group, String cache) {
        return new Pricing(decimal(model), decimal(completion), decimal(group), null, decimal(cache), null, null, "");
    }

    private static UsageEvent event(long quota, Tokens tokens, Pricing pricing) {
        return event(quota, tokens, pricing, "", "");
    }

    private static UsageEvent event(long quota, Tokens tokens, Pricing pricing, String content, String extra) {
        return event(EventType.CONSUME, "m", quota, tokens, pricing, content, extra);
    }

    private static UsageEvent event(
            EventType type, String model, long quota, Tokens tokens, Pricing pricing, String content, String extra) {
        return new UsageEvent(
                1_795_046_399,
                type,
                model,
                UsageEvent.Origin.NONE,
                quota,
                tokens,
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                pricing,
                false,
                false,
                content,
                extra);
    }

    /// Rows of one account as a gateway wrote them, their parameters cut down to what prices need.
    private static List<UsageEvent> capturedRows() throws IOException {
        try (var in = Objects.requireNonNull(PriceExplanationTest.class.getResourceAsStream("/prices/rows.json"))) {
            var rows = JsonMapper.shared().readTree(in);
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(PriceExplanationTest::captured)
                    .toList();
        }
    }

    private static UsageEvent captured(JsonNode row) {
        var other = row.get("other");
        var reads = other.path("cache_tokens").asLong(0);
        var writes = other.path("cache_creation_tokens").asLong(0);
        var prompt = row.get("prompt_tokens").asLong();
        var apart = other.path("claude").asBoolean(false);
        var callPrice = decimal(other, "model_price");
        return event(
                EventType.ofCode(row.get("type").asInt()),
                row.get("model_name").asString(),
                row.get("quota").asLong(),
                new Tokens(
                        apart ? prompt : prompt - reads - writes,
                        reads,
                        writes,
                        row.get("completion_tokens").asLong(),
                        0),
                new Pricing(
                        decimal(other, "model_ratio"),
                        decimal(other, "completion_ratio"),
                        decimal(other, "group_ratio"),
                        callPrice == null || callPrice.signum() < 0 ? null : callPrice,
                        decimal(other, "cache_ratio"),
                        decimal(other, "cache_creation_ratio"),
                        decimal(other, "cache_creation_ratio_1h"),
                        other.path("billing_mode").asString("")),
                row.get("content").asString(),
                other.toString());
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String name) {
        return node.has(name) ? node.get(name).decimalValue() : null;
    }

    private static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }
}
