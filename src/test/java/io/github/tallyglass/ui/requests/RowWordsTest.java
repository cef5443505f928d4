package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.query.RowKey;
import io.github.tallyglass.query.UsageRow;
import io.github.tallyglass.text.Texts;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cells and details say.
class RowWordsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final QuotaUnit UNIT = new QuotaUnit(new BigDecimal(500_000), "USD", new BigDecimal("7.3"), false);
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
    private static final Texts CHINESE = new Texts(Locale.SIMPLIFIED_CHINESE);
    private static final Pricing PRICING = new Pricing(
            new BigDecimal("0.625"),
            new BigDecimal(8),
            new BigDecimal("0.8"),
            null,
            new BigDecimal("0.1"),
            null,
            null,
            "");

    private final RowTexts cells = new RowTexts(ENGLISH, ZONE, 2026);
    private final UsageRow charge =
            row(EventType.CONSUME, 200, 21_308, new Tokens(21_204, 64_512, 0, 1_870, 0), 12_400L);
    private final UsageRow error = row(EventType.ERROR, 429, 0, Tokens.NONE, 300L);
    private final UsageRow refund = row(EventType.REFUND, null, 150_000, Tokens.NONE, 0L);

    @Test
    void aChargeInCells() {
        assertThat(plain(cells.of(RequestColumn.TIME, charge))).isEqualTo("08-30 17:40:11");
        assertThat(cells.of(RequestColumn.COST, charge)).isEqualTo("$0.0426");
        assertThat(cells.of(RequestColumn.CONVERTED, charge)).isEqualTo("¥0.3111");
        assertThat(plain(cells.of(RequestColumn.INPUT, charge))).isEqualTo("21 204");
        assertThat(plain(cells.of(RequestColumn.CACHED, charge))).isEqualTo("75 %");
        assertThat(plain(cells.of(RequestColumn.LATENCY, charge))).isEqualTo("12.4 s");
        assertThat(cells.of(RequestColumn.SPEED, charge)).isEqualTo("150.8");
        assertThat(cells.of(RequestColumn.STATUS, charge)).isEqualTo("ok");
        assertThat(new RowTexts(CHINESE, ZONE, 2026).of(RequestColumn.STATUS, charge))
                .isEqualTo("成功");
        assertThat(cells.of(RequestColumn.CLIENT, charge)).isEqualTo("–");
    }

    @Test
    void aPriceThatItsRatiosDoNotExplainIsMarked() {
        var dearer = row(EventType.CONSUME, 200, 30_000, new Tokens(21_204, 64_512, 0, 1_870, 0), 12_400L);
        assertThat(cells.of(RequestColumn.COST, dearer)).isEqualTo("≠ $0.0600");
        assertThat(RowTexts.isPriceDoubtful(dearer)).isTrue();
        assertThat(RowTexts.isPriceDoubtful(charge)).isFalse();
    }

    @Test
    void whatAnErrorDidNotCountIsUnknownAndNeverZero() {
        for (var column : List.of(
                RequestColumn.COST,
                RequestColumn.INPUT,
                RequestColumn.OUTPUT,
                RequestColumn.CACHED,
                RequestColumn.TOTAL_TOKENS,
                RequestColumn.QUOTA,
                RequestColumn.CONVERTED,
                RequestColumn.FIRST_TOKEN,
                RequestColumn.SPEED)) {
            assertThat(cells.of(column, error)).as(column.word()).isEqualTo("–");
        }
        assertThat(cells.of(RequestColumn.STATUS, error)).isEqualTo("429");
        assertThat(cells.of(RequestColumn.ERROR, error)).isEqualTo("status_code=429, slow down");
    }

    @Test
    void aRefundIsNegativeAsInTheSums() {
        assertThat(cells.of(RequestColumn.COST, refund)).isEqualTo("−$0.3000");
        assertThat(plain(cells.of(RequestColumn.QUOTA, refund))).isEqualTo("−150 000");
        assertThat(cells.of(RequestColumn.STATUS, refund)).isEqualTo("refund");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(new RowTexts(ENGLISH, ZONE, 2027).of(RequestColumn.TIME, charge))
                .isEqualTo("2026-08-30 17:40:11");
    }

    @Test
    void longNamesAndLineBreaksStayOnOneLine() {
        assertThat(RowTexts.oneLine("line\nbreak\tand more")).isEqualTo("line break and more");
        assertThat(RowTexts.oneLine("x".repeat(10_000))).hasSize(401);
    }

    @Test
    void theDetailsTellHowThePriceCameAbout() {
        var details = RequestDetails.of(charge, List.of(error, charge), null, ENGLISH, ZONE);
        assertThat(details.title()).isEqualTo("gpt-5.2-codex");
        assertThat(details.fields())
                .extracting(RequestDetails.Field::label, field -> plain(field.value()))
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Time", "2026-08-30 17:40:11 +08:00"),
                        org.assertj.core.groups.Tuple.tuple("Account · key", "work · alice-ci"),
                        org.assertj.core.groups.Tuple.tuple("Group", "default ×0.8"),
                        org.assertj.core.groups.Tuple.tuple("Latency", "12.4 s, first token 1.1 s"),
                        org.assertj.core.groups.Tuple.tuple("Attempts", "2 (first: 429 after 0.3 s)"),
                        org.assertj.core.groups.Tuple.tuple("Request id", "20260830094011882kQ2"));
        assertThat(details.steps())
                .extracting(step -> plain(step.words()), RequestDetails.Step::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Input 21 204 × $1.25 / M", "$0.0265"),
                        org.assertj.core.groups.Tuple.tuple("Cache read 64 512 × $0.125 / M", "$0.0081"),
                        org.assertj.core.groups.Tuple.tuple("Output 1 870 × $10.00 / M", "$0.0187"),
                        org.assertj.core.groups.Tuple.tuple("Group ×0.8", "−$0.0107"));
        assertThat(plain(Objects.requireNonNull(details.total()).words())).isEqualTo("Billed 21 308 units");
        assertThat(Objects.requireNonNull(details.note()).mood()).isEqualTo("good");
    }

    @Test
    void aPriceThatTheRatiosDoNotExplainIsSaid() {
        var odd = row(EventType.CONSUME, 200, 30_000, new Tokens(21_204, 64_512, 0, 1_870, 0), 12_400L);
        var note = Objects.requireNonNull(
                RequestDetails.of(odd, List.of(odd), null, ENGLISH, ZONE).note());
        assertThat(note.mood()).isEqualTo("warn");
        assertThat(plain(note.words())).contains("21 308", "8 692 less");
        assertThat(plain(Objects.requireNonNull(RequestDetails.of(odd, List.of(odd), null, CHINESE, ZONE)
                                .note())
                        .words()))
                .contains("21 308", "少 8 692");
    }

    @Test
    void anErrorShowsItsTextAndNoPrice() {
        var details = RequestDetails.of(error, List.of(error), null, ENGLISH, ZONE);
        assertThat(details.fields())
                .contains(new RequestDetails.Field(
                        "Error", "status_code=429, slow down", RequestDetails.Kind.TEXT, "status_code=429, slow down"));
        assertThat(details.fields()).noneMatch(field -> field.label().equals("Attempts"));
        assertThat(details.total()).isNull();
        assertThat(details.note()).isNull();
    }

    /// Narrow spaces as plain ones.
    private static String plain(String words) {
        return words.replace('\u00a0', ' ');
    }

    private static UsageRow row(EventType type, @Nullable Integer status, long quota, Tokens tokens, long millis) {
        return new UsageRow(
                new RowKey(1, 1_788_082_811, type.code()),
                "work",
                new UsageEvent(
                        1_788_082_811,
                        type,
                        "gpt-5.2-codex",
                        new UsageEvent.Origin("alice-ci", 1, "default", "alice", 2, 3, "/v1/responses", "", ""),
                        quota,
                        tokens,
                        new UsageEvent.Timing(millis, type == EventType.CONSUME ? 1_100L : null, true),
                        new UsageEvent.Outcome(status, "20260830094011882kQ2", ""),
                        PRICING,
                        false,
                        false,
                        type == EventType.ERROR ? "status_code=429, slow down" : "",
                        ""),
                UNIT);
    }
}
