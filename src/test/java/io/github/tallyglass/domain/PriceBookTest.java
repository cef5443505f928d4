package io.github.tallyglass.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.PriceList.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookTest {

    private static final long NOV_20 = 1_795_132_800L; // 2026-11-20T00:00:00Z

    private static final PriceList LIST = new PriceList(
            0,
            "list",
            Kind.BUILT_IN,
            LocalDate.of(2026, 11, 22),
            List.of(
                    price("openai", "gpt-5", "1.25", "10", "0.125"),
                    price("openai", "gpt-5-2025-08-07", "1.3", "10", "0.125"),
                    price("openai", "gpt-4o", "2.5", "10"),
                    price("perplexity", "openai/gpt-5", "99", "99"),
                    price("anthropic", "claude-sonnet-4-5", "3", "15", "0.3", "3.75", "6"),
                    price("zai", "glm-5.2", "1.4", "4.4", "0.26", "0"),
                    price("dashscope", "glm-5.2", "1.4", "4.4", "0.28"),
                    price("mistral", "shared-a", "1", "2"),
                    price("groq", "shared-a", "1", "2"),
                    price("mistral", "shared-b", "1", "2"),
                    price("groq", "shared-b", "1", "3"),
                    price("minimax", "MiniMax-M2", "0.3", "1.2", "0.03"),
                    new ModelPrice(
                            "gemini",
                            "gemini-2.5-pro",
                            "USD",
                            prices("1.25", "10", "0.125", null, null),
                            prices("2.5", "15", "0.25", null, null),
                            prices("2.25", "18", null, null, null),
                            null)));

    private static final PriceBook BOOK = new PriceBook(List.of(), List.of(LIST), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "codex, gpt-5, openai, gpt-5",
        "codex, GPT-5, openai, gpt-5",
        "codex, gpt-5-2025-08-07, openai, gpt-5-2025-08-07",
        "codex, gpt-5-2025-12-31, openai, gpt-5",
        "codex, gpt-5-latest, openai, gpt-5",
        "codex, gpt-5(high), openai, gpt-5",
        "openai-compatible-any, openai/gpt-5, openai, gpt-5",
        "openai-compatible-perplexity, openai/gpt-5, perplexity, openai/gpt-5",
        "openai-compatible-openrouter, openrouter/openai/gpt-5, openai, gpt-5",
        "claude, claude-sonnet-4-5-20250929, anthropic, claude-sonnet-4-5",
        "claude, claude-sonnet-4.5, anthropic, claude-sonnet-4-5",
        "claude, claude-sonnet-4-5[1m], anthropic, claude-sonnet-4-5",
        "antigravity, claude-sonnet-4-5-thinking, anthropic, claude-sonnet-4-5",
        "vertex, claude-sonnet-4-5@20250929, anthropic, claude-sonnet-4-5",
        "unknown, us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic, claude-sonnet-4-5",
        "gemini, models/gemini-2.5-pro, gemini, gemini-2.5-pro",
        "claude, glm-5.2, zai, glm-5.2",
        "qwen, glm-5.2, dashscope, glm-5.2",
        "openai-compatible-any, shared-a, mistral, shared-a",
        "openai-compatible-groq, shared-b, groq, shared-b",
        "openai-compatible-any, minimax-m2, minimax, MiniMax-M2",
    })
    void findsModelsByNameAndByWhatIsPutAroundIt(String provider, String model, String seller, String listed) {
        var found = BOOK.explain(row(provider, model, NOV_20, new Tokens(1000, 0, 0, 1000, 0)));
        var wanted = LIST.prices().stream()
                .filter(each -> each.provider().equals(seller) && each.model().equals(listed))
                .findFirst()
                .orElseThrow();

        assertThat(found).hasValueSatisfying(price -> {
            assertThat(price.model()).isEqualTo(listed);
            assertThat(price.lines())
                    .extracting(ListPriceExplanation.Line::perMillion)
                    .containsExactly(wanted.normal().input(), wanted.normal().output());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "codex, gpt-5.9",
        "codex, gpt-5-mini",
        "codex, gpt-5-codex",
        "openai-compatible-any, shared-b",
        "openai-compatible-any, deepseek/gpt-4",
        "openai-compatible-any, gpt-5:free",
        "gemini, gemini-2.5-pro-preview",
        "claude, claude",
        "qwen, x-thinking",
    })
    void neverGuessesAnotherModel(String provider, String model) {
        var row = row(provider, model, NOV_20, new Tokens(10, 0, 0, 10, 0));

        assertThat(BOOK.price(row)).isEqualTo(new ListPrices.Priced(row, QuotaUnit.UNPRICED));
        assertThat(BOOK.explain(row)).isEmpty();
    }

    @Test
    void everyKindOfTokenHasItsPrice() {
        var extra = "{\"cache_creation_tokens_1h\":400}";
        var row = row("claude", "claude-sonnet-4-5", NOV_20, new Tokens(100, 2_000, 1_000, 50, 20), "", extra);

        // 100 × 3 + 2000 × 0.3 + 600 × 3.75 + 400 × 6 + 50 × 15 = 6300 dollars for a million
        assertThat(BOOK.price(row)).isEqualTo(new ListPrices.Priced(row.withQuota(63_000_000), QuotaUnit.LIST_PRICE));
        assertThat(BOOK.explain(row).orElseThrow().lines())
                .extracting(line ->
                        line.kind() + " " + line.tokens() + " " + line.amount().toPlainString())
                .containsExactly(
                        "INPUT 100 0.0003",
                        "CACHE_READ 2000 0.0006",
                        "CACHE_WRITE 600 0.00225",
                        "CACHE_WRITE_1H 400 0.0024",
                        "OUTPUT 50 0.00075");
    }

    @Test
    void aCacheWithoutAPriceCostsWhatInputCosts() {
        assertThat(quota("codex", "gpt-4o", new Tokens(1, 1, 1, 0, 0), "")).isEqualTo(3 * 25_000L);
    }

    @Test
    void longAndPriorityRequestsHaveTheirOwnPrices() {
        var atTheEdge = new Tokens(200_000, 0, 0, 1, 0);
        var beyond = new Tokens(100_000, 100_000, 1, 1, 0);

        assertThat(quota("gemini", "gemini-2.5-pro", atTheEdge, "")).isEqualTo(200_000 * 12_500L + 100_000);
        assertThat(quota("gemini", "gemini-2.5-pro", beyond, ""))
                .isEqualTo(100_000 * 25_000L + 100_000 * 2_500L + 25_000 + 150_000);
        assertThat(quota("gemini", "gemini-2.5-pro", atTheEdge, "priority")).isEqualTo(200_000 * 22_500L + 180_000);
        assertThat(quota("gemini", "gemini-2.5-pro", beyond, "priority"))
                .as("the dearer of both for each kind")
                .isEqualTo(100_000 * 25_000L + 100_000 * 2_500L + 25_000 + 180_000);
        assertThat(quota("gemini", "gemini-2.5-pro", atTheEdge, "flex"))
                .as("no list has one for flex")
                .isEqualTo(200_000 * 12_500L + 100_000);
        assertThat(quota("codex", "gpt-5", beyond, "priority"))
                .isEqualTo(100_000 * 12_500L + 100_000 * 1_250L + 12_500 + 100_000);
    }

    @Test
    void roundsOnceARowHalfUp() {
        var cheap = new PriceBook(List.of(own("tiny", "0.00005", "0.00005", null, null)), List.of(), ZoneOffset.UTC);

        assertThat(cheap.price(row("", "tiny", 0, new Tokens(1, 0, 0, 0, 0)))
                        .row()
                        .quota())
                .isEqualTo(1);
        assertThat(cheap.price(row("", "tiny", 0, new Tokens(1, 0, 0, 1, 0)))
                        .row()
                        .quota())
                .isEqualTo(1);
        assertThat(cheap.price(row("", "tiny", 0, new Tokens(3, 0, 0, 0, 0)))
                        .row()
                        .quota())
                .isEqualTo(2);
    }

    @Test
    void failedAttemptsCostTheirTokensAndNothingWithoutAny() {
        var failed = failed(row("codex", "gpt-5", NOV_20, Tokens.NONE));
        var unknown = failed(row("codex", "nobody-knows", NOV_20, Tokens.NONE));
        var cut = failed(row("codex", "gpt-5", NOV_20, new Tokens(8, 0, 0, 0, 0)));

        assertThat(BOOK.price(failed)).isEqualTo(new ListPrices.Priced(failed, QuotaUnit.LIST_PRICE));
        assertThat(BOOK.price(unknown)).isEqualTo(new ListPrices.Priced(unknown, QuotaUnit.UNPRICED));
        assertThat(BOOK.price(cut).row().quota()).isEqualTo(100_000);
        assertThat(BOOK.price(row("codex", "gpt-5", NOV_20, Tokens.NONE)).unit())
                .as("it went well and nothing is told of its tokens: its cost is not known to be nothing")
                .isEqualTo(QuotaUnit.UNPRICED);
    }

    @Test
    void beyondAllSenseIsNoPrice() {
        assertThat(BOOK.price(row("codex", "gpt-5", NOV_20, new Tokens(8_000_000_001L, 0, 0, 0, 0)))
                        .unit())
                .isEqualTo(QuotaUnit.UNPRICED);
    }

    @Test
    void ownPricesComeFirstTheNarrowestOfThemAndAsOfTheirDay() {
        var shanghai = ZoneId.of("Asia/Shanghai");
        var book = new PriceBook(
                List.of(
                        own("gpt-5*", "7", "7", null, "USD"),
                        own("gpt-5", "1", "1", null, "USD"),
                        own("gpt-5", "2", "2", LocalDate.of(2026, 11, 20), "CNY"),
                        own("gpt-5-c*", "8", "8", null, "USD")),
                List.of(LIST),
                shanghai);
        var one = new Tokens(1, 0, 0, 0, 0);
        var day = LocalDate.of(2026, 11, 20).atStartOfDay(shanghai).toEpochSecond();

        assertThat(book.price(row("codex", "gpt-5", day - 1, one)))
                .isEqualTo(new ListPrices.Priced(
                        row("codex", "gpt-5", day - 1, one).withQuota(10_000), QuotaUnit.LIST_PRICE));
        assertThat(book.price(row("codex", "gpt-5", day, one)).unit()).isEqualTo(QuotaUnit.listPrice("CNY"));
        assertThat(book.price(row("codex", "gpt-5", day, one)).row().quota()).isEqualTo(20_000);
        assertThat(book.price(row("codex", "GPT-5-Codex", day, one)).row().quota())
                .isEqualTo(80_000);
        assertThat(book.price(row("codex", "gpt-5.4", day, one)).row().quota()).isEqualTo(70_000);
        assertThat(book.price(row("codex", "gpt-4o", day, one)).row().quota()).isEqualTo(25_000);
        assertThat(book.explain(row("codex", "gpt-5.4", day, one)).orElseThrow().model())
                .isEqualTo("gpt-5*");
    }

    @Test
    void theListOfTheDayCountsAndAListThatCameLateBeforeNone() {
        var october = list(1, "2026-10-01", price("openai", "gpt-5", "3", "3"));
        var november = list(2, "2026-11-10", price("openai", "gpt-5", "4", "4"), price("openai", "gpt-new", "5", "5"));
        var book = new PriceBook(List.of(), List.of(october, LIST, november), ZoneOffset.UTC);
        var one = new Tokens(1, 0, 0, 0, 0);

        assertThat(at(book, "gpt-5", "2026-09-30", one))
                .as("the program's list, before its own day")
                .isEqualTo(12_500);
        assertThat(at(book, "gpt-5", "2026-10-01", one)).isEqualTo(30_000);
        assertThat(at(book, "gpt-5", "2026-11-09", one)).isEqualTo(30_000);
        assertThat(at(book, "gpt-5", "2026-11-10", one)).isEqualTo(40_000);
        assertThat(at(book, "gpt-5", "2026-12-01", one))
                .as("imported lists stand before it")
                .isEqualTo(40_000);
        assertThat(at(book, "gpt-new", "2026-09-30", one)).isEqualTo(50_000);
        assertThat(book.differs(BOOK, "codex", "gpt-5")).isTrue();
        assertThat(book.differs(BOOK, "codex", "gpt-4o")).isFalse();
        assertThat(book.fingerprint()).isNotEqualTo(BOOK.fingerprint());
        assertThat(new PriceBook(List.of(), List.of(october, LIST, november), ZoneOffset.UTC).fingerprint())
                .isEqualTo(book.fingerprint());
    }

    private static long at(PriceBook book, String model, String day, Tokens tokens) {
        var second = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return book.price(row("codex", model, second, tokens)).row().quota();
    }

    private static long quota(String provider, String model, Tokens tokens, String tier) {
        return BOOK.price(row(provider, model, NOV_20, tokens, tier, "")).row().quota();
    }

    private static PriceList list(long id, String day, ModelPrice... prices) {
        return new PriceList(id, "list " + id, Kind.IMPORTED, LocalDate.parse(day), List.of(prices));
    }

    private static OwnPrice own(
            String model, String input, String output, @Nullable LocalDate from, @Nullable String currency) {
        return new OwnPrice(
                new ModelPrice("", model, currency == null ? "USD" : currency, prices(input, output, null, null, null)),
                from);
    }

    /// @param caches read, written, written for an hour, as far as they have a price
    private static ModelPrice price(String provider, String model, String input, String output, String... caches) {
        return new ModelPrice(
                provider, model, "USD", prices(input, output, at(caches, 0), at(caches, 1), at(caches, 2)));
    }

    private static @Nullable String at(String[] texts, int index) {
        return index < texts.length ? texts[index] : null;
    }

    private static TokenPrices prices(
            String input,
            String output,
            @Nullable String cacheRead,
            @Nullable String cacheWrite,
            @Nullable String cacheWrite1h) {
        return new TokenPrices(
                new BigDecimal(input),
                new BigDecimal(output),
                decimal(cacheRead),
                decimal(cacheWrite),
                decimal(cacheWrite1h));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static UsageEvent row(String provider, String model, long at, Tokens tokens) {
        return row(provider, model, at, tokens, "", "");
    }

    private static UsageEvent row(String provider, String model, long at, Tokens tokens, String tier, String extra) {
        var origin = new UsageEvent.Origin(
                "", 0, "", "", 0, 0, "", "", "", "", new UsageEvent.Upstream(provider, "a@example.com", "", "", tier));
        return new UsageEvent(
                at,
                EventType.CONSUME,
                model,
                origin,
                0,
                tokens,
                UsageEvent.Timing.NONE,
                UsageEvent.Outcome.NONE,
                Pricing.NONE,
                false,
                false,
                "",
                extra);
    }

    private static UsageEvent failed(UsageEvent row) {
        return new UsageEvent(
                row.createdAt(),
                EventType.ERROR,
                row.model(),
                row.origin(),
                0,
                row.tokens(),
                row.timing(),
                row.outcome(),
                row.pricing(),
                false,
                false,
                "",
                "");
    }
}
