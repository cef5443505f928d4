package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home that cannot be used as asked, through the command line.
class BadCacheTest {

    private static final List<String> REPORT = List.of("report", "all", "--zone", "UTC", "--json");
    private static final List<String> SYNC = List.of("sync", "--since", "30d", "--rate", "unlimited", "--json");

    @TempDir
    private Path folder;

    private TestHome home;
    private Path cache;

    @BeforeEach
    void aHomeWithRows() throws Exception {
        home = new TestHome(folder.resolve("home"), ReplayGateway.CAPTURED_AT);
        cache = home.folder.resolve("data/usage.db");
    }

    @Test
    void aCacheThatIsNoDatabase() throws Exception {
        fill();
        sql("PRAGMA optimize");
        Files.deleteIfExists(cache.resolveSibling("usage.db-wal"));
        Files.deleteIfExists(cache.resolveSibling("usage.db-shm"));
        Files.writeString(cache, "This is no database. ".repeat(1000));
        var bytes = digest();
        for (var words : List.of(REPORT, SYNC)) {
            var ran = run(words);
            failed(ran, "store-corrupt");
            assertThat(ran.err()).contains("usage.db");
        }
        assertThat(digest()).isEqualTo(bytes);
    }

    @Test
    void aCacheOfANewerVersion() throws Exception {
        fill();
        sql("PRAGMA user_version = 99");
        var bytes = digest();
        failed(run(REPORT), "store-newer");
        failed(run(SYNC), "store-newer");
        assertThat(digest()).isEqualTo(bytes);
    }

    @Test
    void aFolderWhereTheCacheBelongs() throws Exception {
        Files.createDirectories(cache);
        failed(run(REPORT), "store-read-only");
        failed(run(SYNC), "store-read-only");
    }

    @Test
    void aHomeThatIsAFile() throws Exception {
        Files.writeString(home.folder, "a file");
        var ran = run(REPORT);
        failed(ran, "file-fault");
        assertThat(Files.readString(home.folder)).isEqualTo("a file");
    }

    @Test
    void whileAnotherProgramHoldsTheCacheNothingIsWrittenAndQuestionsAreAnswered() throws Exception {
        try (var gateway = new ReplayGateway(home.clock)) {
            fill(gateway);
            var before = Kept.of(home);
            home.clock.advance(Duration.ofMinutes(10));
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + cache);
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                statement.execute("UPDATE account SET name = 'other'");
                var ran = run(SYNC);
                assertThat(ran.exit()).as(ran.all()).isIn(1, 3);
                assertThat(ran.json()
                                .path("accounts")
                                .get(0)
                                .path("error")
                                .path("code")
                                .asString())
                        .as(ran.all())
                        .isEqualTo("store-locked");
                assertThat(run(REPORT).exit()).isZero();
                statement.execute("ROLLBACK");
            }
            assertThat(Kept.of(home)).isEqualTo(before);
            assertThat(run(SYNC).exit()).isZero();
        }
    }

    @Test
    void oneProcessWritesTheOtherReadsAndSaysSo() throws Exception {
        try (var front = new DemoFront(DemoSettings.standard()
                .withClock(Clock.systemUTC())
                .withZone(ZoneOffset.UTC)
                .withDays(2))) {
            var user = new TestHome(folder.resolve("shared"), Instant.now());
            assertThat(user.add("demo", front.url().toString(), front.gateway().token())
                            .exit())
                    .isZero();
            try (var collector = Child.start(user.folder, Map.of(), "collect")) {
                Until.holds("it reads", () -> front.requests().size() > 6);
                var pid = Long.toString(collector.process().pid());

                var sync = user.run("sync", "--json");
                failed(sync, "other-writer");
                assertThat(sync.err()).contains(pid);
                failed(user.run("account", "remove", "demo", "--json"), "other-writer");

                var report = user.run("report", "7d", "--json");
                assertThat(report.exit()).as(report.all()).isZero();
                assertThat(report.err()).contains(pid);

                collector.process().destroy();
                assertThat(collector.process().waitFor(6, TimeUnit.SECONDS))
                        .as("stops within five seconds")
                        .isTrue();
            }
            var alone = user.run("sync", "--since", "2d", "--rate", "unlimited", "--json");
            assertThat(alone.exit()).as(alone.all()).isZero();
        }
    }

    /// On a file system of its own, a few megabytes large, where the system lets a test have one.
    @Test
    void aFullDiskKeepsWhatWasReadAndGoesOnWhenThereIsRoom() throws Exception {
        var disk = Files.createDirectories(folder.resolve("disk"));
        var mount = "mount -t tmpfs -o size=4m none '" + disk + "'";
        assumeTrue(succeeds(List.of("unshare", "-m", "sh", "-c", mount)), "no file system of our own to be had");
        var settings = DemoSettings.standard()
                .withClock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
                .withZone(ZoneOffset.UTC)
                .withDays(8)
                .withScale(8);
        try (var front = new DemoFront(settings)) {
            var script = folder.resolve("full.sh");
            var home = disk.resolve("home");
            var program = String.join(
                    " ",
                    Child.command(home).stream().map(word -> "'" + word + "'").toList());
            Files.writeString(script, """
                    set -u
                    MOUNT
                    run() { PROGRAM "$@" > "$OUT/$N.json" 2> "$OUT/$N.err"; echo $? > "$OUT/$N.exit"; }
                    N=add run account add --name demo --kind new-api --url URL --secret-env SECRET --store file --json
                    N=full run sync --since all --rate unlimited --json
                    N=kept run report all --zone UTC --json
                    mount -o remount,size=200m 'DISK'
                    N=more run sync --since all --rate unlimited --json
                    N=whole run report all --zone UTC --json
                    """.replace("MOUNT", mount)
                    .replace("PROGRAM", program)
                    .replace("URL", front.url().toString())
                    .replace("DISK", disk.toString()));
            var out = Files.createDirectories(folder.resolve("out"));
            var process = new ProcessBuilder("unshare", "-m", "sh", script.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.resolve("script.txt").toFile());
            process.environment().put("OUT", out.toString());
            process.environment().put("SECRET", front.gateway().token());
            Child.withoutDesktop(process);
            assertThat(process.start().waitFor(120, TimeUnit.SECONDS)).isTrue();

            assertThat(ran(out, "add").exit()).as(ran(out, "add").all()).isZero();
            var full = ran(out, "full");
            assertThat(full.exit()).as(full.all()).isEqualTo(3);
            var account = full.json().path("accounts").get(0);
            assertThat(account.path("error").path("code").asString())
                    .as(full.all())
                    .isEqualTo("store-disk-full");
            assertThat(account.path("rows_new").asLong()).isPositive();

            var kept = ran(out, "kept");
            assertThat(kept.exit()).as(kept.all()).isZero();
            assertThat(kept.json().path("totals").path("attempts").asLong()).isPositive();
            var more = ran(out, "more");
            assertThat(more.exit()).as(more.all()).isZero();
            var all = new Interval(1_600_000_000, Instant.now().getEpochSecond() - 11);
            assertThat(ran(out, "whole")
                            .json()
                            .path("totals")
                            .path("gross_quota")
                            .asLong())
                    .isEqualTo(front.stat(all));
        }
    }

    private static Ran ran(Path out, String name) throws Exception {
        return new Ran(
                Integer.parseInt(Files.readString(out.resolve(name + ".exit")).strip()),
                Files.readString(out.resolve(name + ".json"), StandardCharsets.UTF_8),
                Files.readString(out.resolve(name + ".err"), StandardCharsets.UTF_8));
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private void fill() throws Exception {
        try (var gateway = new ReplayGateway(home.clock)) {
            fill(gateway);
        }
    }

    private void fill(ReplayGateway gateway) {
        assertThat(home.add("work", gateway.url().toString(), ReplayGateway.TOKEN)
                        .exit())
                .isZero();
        assertThat(run(SYNC).exit()).isZero();
    }

    private Ran run(List<String> words) {
        return home.run(words.toArray(String[]::new));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + cache);
                var run = connection.createStatement()) {
            run.execute(statement);
            run.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private String digest() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(cache)));
    }

    private static void failed(Ran ran, String code) {
        assertThat(ran.exit()).as(ran.all()).isEqualTo(1);
        assertThat(ran.errorCode()).as(ran.all()).isEqualTo(code);
        assertThat(ran.json().path("error").path("message").asString()).isNotBlank();
    }
}
