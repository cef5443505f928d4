package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.export.Rows;
import io.github.tallyglass.query.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ExportCommandTest {

    private final FakeRoot root = new FakeRoot();

    @TempDir
    Path folder;

    @BeforeEach
    void rows() {
        root.queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "gpt-5.2", 1_500_000));
        root.queries.rows.add(Rows.consume("2026-11-18T20:00:00Z", "claude-opus", 500_000));
    }

    @Test
    void aFileIsWrittenAndStdoutStaysEmpty() throws IOException {
        var file = folder.resolve("usage.csv");

        assertThat(root.run("export", "30d", "--out", file.toString(), "--columns", "time,model,quota"))
                .isZero();

        assertThat(Files.readString(file))
                .isEqualTo("time,model,quota\r\n2026-11-19T04:00:00+08:00,claude-opus,500000\r\n"
                        + "2026-11-18T09:00:00+08:00,gpt-5.2,1500000\r\n");
        assertThat(root.out()).isEmpty();
        assertThat(root.err()).contains("Rows written: 2, to " + file);
    }

    @Test
    void aDashIsStdoutAndHoldsRowsOnly() {
        root.watched = true;

        assertThat(root.run("export", "30d", "--out", "-", "--format", "json", "--model", "gpt", "--zone", "UTC"))
                .isZero();

        var array = JsonMapper.shared().readTree(root.out());
        assertThat(array).hasSize(1);
        assertThat(array.get(0).get("time").stringValue()).isEqualTo("2026-11-18T01:00:00Z");
    }

    @Test
    void anUnknownColumnNamesTheKnownOnes() {
        assertThat(root.run("export", "30d", "--out", "-", "--columns", "time,colour"))
                .isEqualTo(2);
        assertThat(root.err()).contains("\"colour\"", "time account login key model", "endpoint");
    }

    @Test
    void anIncompleteRangeIsSaid() {
        root.queries.missing.add(new Report.Missing("work", Instant.EPOCH, FakeRoot.NOW, "not-read-yet"));

        assertThat(root.run("export", "30d", "--out", "-")).isZero();
        assertThat(root.err()).contains("not read completely");
    }

    @Test
    void aFolderIsRefusedInTheUsersLanguage() {
        assertThat(root.run("--lang", "zh", "export", "30d", "--out", folder.toString()))
                .isEqualTo(1);
        assertThat(root.err()).contains("无法读写 " + folder, "它是文件夹");
    }

    @Test
    void aStopLeavesNoFileAndIsToldAsStopped() {
        root.stop.stop();
        var file = folder.resolve("usage.csv");

        assertThat(root.run("export", "30d", "--out", file.toString())).isEqualTo(1);

        assertThat(file).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        assertThat(root.err()).contains("Stopped.");
    }

    @Test
    void progressIsShownToAPersonEveryThousandRows() {
        root.watched = true;
        for (var index = 0; index < 2500; index++) {
            root.queries.rows.add(Rows.consume(
                    Instant.parse("2026-11-17T00:00:00Z").plusSeconds(index).toString(), "m", 1));
        }

        root.run("export", "30d", "--out", folder.resolve("usage.csv").toString());

        assertThat(root.err()).contains("\r1\u00a0000 of 2\u00a0502 rows", "\r2\u00a0000 of 2\u00a0502 rows");
    }

    @Test
    void readersOfALockedHomeStillExport() {
        root.readOnly = new Failure.OtherWriter("/home/x", "4711");

        assertThat(root.run("export", "30d", "--out", "-")).isZero();
        assertThat(root.err()).contains("4711");
    }
}
