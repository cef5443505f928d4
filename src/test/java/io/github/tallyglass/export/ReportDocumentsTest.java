package io.github.tallyglass.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.text.DisplayWidth;
import io.github.tallyglass.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportDocumentsTest {

    private static final TimeRange RANGE = new TimeRange(
            "2026-11-18..2026-11-18",
            Instant.parse("2026-11-17T16:00:00Z"),
            Instant.parse("2026-11-18T16:00:00Z"),
            ZoneId.of("Asia/Shanghai"));

    private final FixedQueries queries = new FixedQueries();

    @TempDir
    Path folder;

    @BeforeEach
    void rows() {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "gpt-5.2", 1_500_000));
        queries.rows.add(Rows.consume("2026-11-18T02:00:00Z", "通义千问-超大杯", 500_000));
        queries.rows.add(Rows.row("2026-11-18T03:00:00Z", EventType.ERROR, "gpt-5.2", "k", 0, "boom"));
    }

    @Test
    void jsonIsThePromisedDocumentFieldByField() {
        queries.missing.add(new Report.Missing(
                "work", Instant.parse("2026-11-18T15:00:00Z"), Instant.parse("2026-11-18T16:00:00Z"), "not-read-yet"));

        var document = JsonMapper.shared().readTree(Json.text(ReportDocuments.ReportDocument.of(report())));

        assertThat(document.propertyNames())
                .containsExactly("range", "from", "to", "zone", "complete", "missing", "totals", "groups");
        assertThat(document.get("range").stringValue()).isEqualTo("2026-11-18..2026-11-18");
        assertThat(document.get("from").stringValue()).isEqualTo("2026-11-18T00:00:00+08:00");
        assertThat(document.get("to").stringValue()).isEqualTo("2026-11-19T00:00:00+08:00");
        assertThat(document.get("zone").stringValue()).isEqualTo("Asia/Shanghai");
        assertThat(document.get("complete").booleanValue()).isFalse();
        assertThat(document.get("missing").get(0).toString())
                .isEqualTo("{\"account\":\"work\",\"from\":\"2026-11-18T23:00:00+08:00\","
                        + "\"to\":\"2026-11-19T00:00:00+08:00\",\"why\":\"not-read-yet\"}");
        assertThat(document.get("totals").toString())
                .isEqualTo("{\"requests\":3,\"ok\":2,\"failed\":1,\"attempts\":3,\"quota\":2000000,"
                        + "\"gross_quota\":2000000,\"refund_quota\":0,\"cost\":{\"USD\":\"4.000000\"},"
                        + "\"converted\":{\"CNY\":\"29.200000\"},\"input_tokens\":20,\"output_tokens\":80,"
                        + "\"cache_read_tokens\":40,\"cache_write_tokens\":60,\"reasoning_tokens\":10,"
                        + "\"total_tokens\":200,\"subscription_quota\":0,\"wallet_quota\":2000000,"
                        + "\"success_rate\":\"0.6667\",\"average_cost\":{\"USD\":\"1.333333\"},"
                        + "\"average_tokens\":67,\"average_duration_ms\":null}");
        var first = document.get("groups").get(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "name",
                        "share",
                        "requests",
                        "ok",
                        "failed",
                        "attempts",
                        "quota",
                        "gross_quota",
                        "refund_quota",
                        "cost",
                        "converted",
                        "input_tokens",
                        "output_tokens",
                        "cache_read_tokens",
                        "cache_write_tokens",
                        "reasoning_tokens",
                        "total_tokens",
                        "subscription_quota",
                        "wallet_quota",
                        "success_rate",
                        "average_cost",
                        "average_tokens",
                        "average_duration_ms",
                        "requests_share");
        assertThat(first.get("name").stringValue()).isEqualTo("gpt-5.2");
        assertThat(first.get("share").stringValue()).isEqualTo("0.7500");
        assertThat(first.get("cost").get("USD").stringValue()).isEqualTo("3.000000");
    }

    @Test
    void theTextTableIsAlignedInBothLanguages() {
        for (var language : Texts.LANGUAGES) {
            var text = new ReportText(new Texts(language)).of(report(), GroupBy.MODEL);
            var lines = text.lines().toList();

            // head, blank, header, two groups, total, blank, the same once more, blank, completeness
            assertThat(lines).hasSize(13);
            for (var table : List.of(lines.subList(2, 6), lines.subList(7, 11))) {
                assertThat(table.stream().map(DisplayWidth::of).distinct())
                        .as("%s", text)
                        .hasSize(1)
                        .allSatisfy(width -> assertThat(width).isLessThanOrEqualTo(100));
            }
            assertThat(lines.get(3))
                    .startsWith("gpt-5.2 ")
                    .contains("$3.0000", "¥21.9000", "75.0\u00a0%", "66.7\u00a0%");
            assertThat(lines.get(5)).contains("$4.0000", "¥29.2000");
        }
    }

    @Test
    void aWideTableHoldsEverythingInOneLine() {
        var text = new ReportText(new Texts(Locale.ENGLISH)).of(report(), List.of(GroupBy.MODEL), true);

        assertThat(text.lines()).hasSize(8);
        assertThat(text.lines().toList().get(3)).contains("$3.0000", "66.7\u00a0%", "$1.5000", "100");
    }

    @Test
    void anIncompleteRangeSaysWhatIsMissing() {
        queries.missing.add(new Report.Missing(
                "work", Instant.parse("2026-11-18T15:00:00Z"), Instant.parse("2026-11-18T16:00:00Z"), "not-read-yet"));

        assertThat(new ReportText(new Texts(Locale.ENGLISH)).of(report(), null))
                .endsWith("Not complete: one stretch is missing.\n"
                        + "  work: 2026-11-18 23:00 to 2026-11-19 00:00, not read yet\n");
        assertThat(new ReportText(new Texts(Locale.CHINESE)).of(report(), null)).contains("不完整", "尚未读取");
    }

    @Test
    void aCompleteRangeSaysSo() {
        assertThat(new ReportText(new Texts(Locale.ENGLISH)).of(report(), null))
                .endsWith("Complete: every second of this range was read.\n");
    }

    @Test
    void namesFromStrangersNeitherBreakLinesNorTurnTheDirection() {
        queries.rows.add(Rows.consume("2026-11-18T04:00:00Z", "x\n\u202Ey\u001b[31m" + "z".repeat(10_000), 1));

        var text = new ReportText(new Texts(Locale.ENGLISH)).of(report(), GroupBy.MODEL);

        assertThat(text).doesNotContain("\u202E", "\u001b").contains("x·y·[31mzzz", "…");
        assertThat(text.lines())
                .hasSize(15)
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(100));
    }

    @Test
    void groupsGoIntoACsvFile() throws IOException {
        var file = folder.resolve("models.csv");

        ReportExport.toFile(file, report(), GroupBy.MODEL, false);

        assertThat(Files.readString(file))
                .isEqualTo("model,share,cost_usd,converted_cny,requests,ok,failed,attempts,quota,gross_quota,"
                        + "refund_quota,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,"
                        + "reasoning_tokens,total_tokens\r\n"
                        + "gpt-5.2,0.7500,3.000000,21.900000,2,1,1,2,1500000,1500000,0,10,20,30,40,5,100\r\n"
                        + "通义千问-超大杯,0.2500,1.000000,7.300000,1,1,0,1,500000,500000,0,10,20,30,40,5,100\r\n");
    }

    private Report report() {
        return queries.report(RANGE, UsageFilter.ALL, GroupBy.MODEL);
    }
}
