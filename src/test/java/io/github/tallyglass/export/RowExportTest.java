package io.github.tallyglass.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.RowSort;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowExportTest {

    private static final String PROMISED = "time,account,login,key,model,group,user,type,status,quota,cost,currency,"
            + "input_tokens,cache_read_tokens,cache_write_tokens,output_tokens,reasoning_tokens,total_tokens,"
            + "duration_ms,first_token_ms,stream,request_id,error";

    private final FixedQueries queries = new FixedQueries();
    private final RowExport export = new RowExport(queries);

    @TempDir
    Path folder;

    @Test
    void defaultColumnsComeInThePromisedOrderWithTimesInTheZone() {
        queries.rows.add(Rows.consume("2026-11-18T01:02:03Z", "gpt-5.2", 12_345));

        assertThat(csv(RowColumn.DEFAULT, false))
                .isEqualTo(PROMISED
                        + "\r\n2026-11-18T09:02:03+08:00,work,,laptop,gpt-5.2,default,alice,consume,200,12345,0.024690,USD,"
                        + "10,20,30,40,5,100,1500,,true,req-1,\r\n");
    }

    @Test
    void rowsComeNewestFirst() {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "old", 1));
        queries.rows.add(Rows.consume("2026-11-18T02:00:00Z", "new", 1));

        assertThat(csv(List.of(RowColumn.MODEL), false)).isEqualTo("model\r\nnew\r\nold\r\n");
    }

    @Test
    void quotesNewlinesAndRightToLeftTextStayWhatTheyAre() {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "a \"b\", c\r\nd مرحبا", 1));

        assertThat(csv(List.of(RowColumn.MODEL, RowColumn.QUOTA), false))
                .isEqualTo("model,quota\r\n\"a \"\"b\"\", c\r\nd مرحبا\",1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void textThatASpreadsheetWouldRunIsMadeHarmless(String name) {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", name, -5));

        var record = read(csv(List.of(RowColumn.MODEL, RowColumn.QUOTA, RowColumn.COST), false))
                .get(1);

        assertThat(record.getFields()).containsExactly("'" + name, "-5", "-0.000010");
    }

    @Test
    void aByteOrderMarkIsWrittenByChoiceOnly() throws IOException {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "模型", 1));
        var with = folder.resolve("with.csv");
        var without = folder.resolve("without.csv");

        export.toFile(with, request(List.of(RowColumn.MODEL), ExportRequest.Format.CSV, true), ExportProgress.SILENT);
        export.toFile(
                without, request(List.of(RowColumn.MODEL), ExportRequest.Format.CSV, false), ExportProgress.SILENT);

        assertThat(Files.readAllBytes(with)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(Files.readString(without)).isEqualTo("model\r\n模型\r\n");
    }

    @Test
    void errorTextStandsOnErrorRowsOnlyAndNetColumnsAddUp() {
        queries.rows.add(Rows.row("2026-11-18T01:00:00Z", EventType.CONSUME, "m", "k", 700, "model price 1"));
        queries.rows.add(Rows.row("2026-11-18T00:30:00Z", EventType.ERROR, "m", "k", 0, "status 502"));
        queries.rows.add(Rows.row("2026-11-18T00:00:00Z", EventType.REFUND, "m", "k", 300, "task failed"));

        assertThat(csv(List.of(RowColumn.TYPE, RowColumn.QUOTA, RowColumn.NET_QUOTA, RowColumn.ERROR), false))
                .isEqualTo(
                        "type,quota,net_quota,error\r\nconsume,700,700,\r\nerror,0,,status 502\r\nrefund,300,-300,\r\n");
    }

    @Test
    void derivedColumnsAreThereByChoice() {
        queries.rows.add(Rows.row("2026-11-18T01:00:00Z", EventType.CONSUME, "m", "k", 500_000, ""));
        queries.rows.add(Rows.row("2026-11-18T00:30:00Z", EventType.ERROR, "m", "k", 0, ""));
        queries.rows.add(Rows.row("2026-11-18T00:00:00Z", EventType.REFUND, "m", "k", 500_000, ""));

        assertThat(csv(
                        List.of(
                                RowColumn.NET_COST,
                                RowColumn.CONVERTED,
                                RowColumn.CONVERTED_CURRENCY,
                                RowColumn.CACHED_PERCENT,
                                RowColumn.TOKENS_PER_SECOND,
                                RowColumn.CHANNEL),
                        false))
                .isEqualTo("net_cost,converted,converted_currency,cached_percent,tokens_per_second,channel\r\n"
                        + "1.000000,7.300000,CNY,33.3,26.7,3\r\n,,,,,3\r\n-1.000000,-7.300000,CNY,,,3\r\n");
    }

    @Test
    void jsonHoldsNumbersAsNumbersAndUnknownAsNull() {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "=\"x\"\n", 12_345));
        queries.rows.add(Rows.row("2026-11-18T00:00:00Z", EventType.ERROR, "m", "k", 0, "boom"));

        var array = json(RowColumn.DEFAULT);

        assertThat(array).hasSize(2);
        var first = array.get(0);
        assertThat(String.join(",", first.propertyNames())).isEqualTo(PROMISED);
        assertThat(first.get("time").stringValue()).isEqualTo("2026-11-18T09:00:00+08:00");
        assertThat(first.get("model").stringValue()).isEqualTo("=\"x\"\n");
        assertThat(first.get("quota").isIntegralNumber()).isTrue();
        assertThat(first.get("quota").longValue()).isEqualTo(12_345);
        assertThat(first.get("cost").stringValue()).isEqualTo("0.024690");
        assertThat(first.get("stream").booleanValue()).isTrue();
        assertThat(first.get("status").intValue()).isEqualTo(200);
        assertThat(first.get("first_token_ms").isNull()).isTrue();
        assertThat(array.get(1).get("status").isNull()).isTrue();
        assertThat(array.get(1).get("error").stringValue()).isEqualTo("boom");
    }

    @Test
    void nothingToWriteIsAHeaderOrAnEmptyArray() {
        assertThat(csv(List.of(RowColumn.MODEL), true)).isEqualTo("\uFEFFmodel\r\n");
        assertThat(json(RowColumn.DEFAULT)).isEmpty();
    }

    @Test
    void progressCountsRowsAndTheResultIsTheirNumber() {
        for (var minute = 10; minute < 20; minute++) {
            queries.rows.add(Rows.consume("2026-11-18T01:" + minute + ":00Z", "m", 1));
        }
        var seen = new java.util.ArrayList<Long>();

        var result = export.toFile(
                folder.resolve("ten.csv"), request(RowColumn.DEFAULT, ExportRequest.Format.CSV, false), rows -> {
                    seen.add(rows);
                    return true;
                });

        assertThat(result).isEqualTo(Result.ok(10L));
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aCancelLeavesTheOldFileAndNoDraft() throws IOException {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "m", 1));
        var target = Files.writeString(folder.resolve("usage.csv"), "old");

        var result = export.toFile(target, request(RowColumn.DEFAULT, ExportRequest.Format.CSV, false), rows -> false);

        assertThat(result).isEqualTo(Result.err(new Failure.Cancelled()));
        assertThat(Files.readString(target)).isEqualTo("old");
        assertThat(filesIn(folder)).containsExactly("usage.csv");
    }

    @Test
    void aFaultOfTheCacheLeavesTheOldFileAndNoDraft() throws IOException {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "m", 1));
        var target = Files.writeString(folder.resolve("usage.csv"), "old");

        assertThatThrownBy(() ->
                        export.toFile(target, request(RowColumn.DEFAULT, ExportRequest.Format.CSV, false), rows -> {
                            throw new IllegalStateException("the cache broke");
                        }))
                .hasMessage("the cache broke");

        assertThat(Files.readString(target)).isEqualTo("old");
        assertThat(filesIn(folder)).containsExactly("usage.csv");
    }

    @Test
    void aFolderAndAMissingFolderAreRefused() {
        var request = request(RowColumn.DEFAULT, ExportRequest.Format.CSV, false);

        assertThat(export.toFile(folder, request, ExportProgress.SILENT))
                .isEqualTo(Result.err(new Failure.FileFault(folder.toString(), "is-a-folder")));
        var lost = folder.resolve("no/such/usage.csv");
        assertThat(export.toFile(lost, request, ExportProgress.SILENT))
                .isEqualTo(Result.err(new Failure.FileFault(lost.toString(), "folder-missing")));
    }

    @Test
    void aLinkKeepsPointingToTheFileThatIsReplaced() throws IOException {
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "m", 1));
        var real = Files.writeString(folder.resolve("real.csv"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), real);

        export.toFile(link, request(List.of(RowColumn.MODEL), ExportRequest.Format.CSV, false), ExportProgress.SILENT);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).isEqualTo("model\r\nm\r\n");
    }

    @Test
    void aFullDeviceIsAFaultAndTheDeviceStays() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "m", 1));

        var result =
                export.toFile(full, request(RowColumn.DEFAULT, ExportRequest.Format.CSV, false), ExportProgress.SILENT);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Err.class, error -> assertThat(error.failure()).isInstanceOf(Failure.FileFault.class));
        assertThat(Files.isRegularFile(full)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987})
    void whateverIsWrittenIsReadBack(long seed) {
        var random = new Random(seed);
        var alphabet = "ab,;\"\r\n\t =+-@'模型مرحبا😀\u00a0".codePoints().toArray();
        for (var index = 0; index < 200; index++) {
            var name = new StringBuilder();
            for (var length = random.nextInt(12); length > 0; length--) {
                name.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            queries.rows.add(Rows.row(
                    Instant.parse("2026-11-18T00:00:00Z").minusSeconds(index).toString(),
                    EventType.CONSUME,
                    name.toString(),
                    "k" + name.reverse(),
                    random.nextLong(),
                    ""));
        }

        var records = read(csv(List.of(RowColumn.MODEL, RowColumn.KEY, RowColumn.QUOTA), random.nextBoolean()));

        assertThat(records).as("seed %d", seed).hasSize(queries.rows.size() + 1);
        for (var index = 0; index < queries.rows.size(); index++) {
            var event = queries.rows.get(index).event();
            assertThat(records.get(index + 1).getFields())
                    .as("seed %d, row %d", seed, index)
                    .containsExactly(
                            SpreadsheetText.harmless(event.model()),
                            event.origin().key(),
                            Long.toString(event.quota()));
        }
    }

    private String csv(List<RowColumn> columns, boolean bom) {
        var writer = new StringWriter();
        export.toWriter(writer, request(columns, ExportRequest.Format.CSV, bom), ExportProgress.SILENT);
        return writer.toString();
    }

    private JsonNode json(List<RowColumn> columns) {
        var writer = new StringWriter();
        export.toWriter(writer, request(columns, ExportRequest.Format.JSON, true), ExportProgress.SILENT);
        return JsonMapper.shared().readTree(writer.toString());
    }

    private static List<CsvRecord> read(String csv) {
        return CsvReader.builder()
                .skipEmptyLines(false)
                .detectBomHeader(true)
                .ofCsvRecord(new java.io.ByteArrayInputStream(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .stream()
                .toList();
    }

    private static ExportRequest request(List<RowColumn> columns, ExportRequest.Format format, boolean bom) {
        var range = new TimeRange(
                "2026-11-17..2026-11-18",
                Instant.parse("2026-11-16T16:00:00Z"),
                Instant.parse("2026-11-18T16:00:00Z"),
                ZoneId.of("Asia/Shanghai"));
        return new ExportRequest(range, UsageFilter.ALL, RowSort.NEWEST_FIRST, columns, format, bom);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
