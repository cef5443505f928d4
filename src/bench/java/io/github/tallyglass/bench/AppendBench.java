package io.github.tallyglass.bench;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.RecordStore.SpoolMark;
import io.github.tallyglass.store.SqliteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// How fast records are added, in lots of 5 000, to an empty cache and to one with a million rows of the
/// same day; and how large a row of them is. Arguments: folder, rows.
final class AppendBench {

    private static final int LOT = 5_000;
    private static final long DAY = 1_786_924_800;

    private final Random random = new Random(7);
    private final RecordStore records;
    private final long account;
    private long handedOver;

    private AppendBench(RecordStore records, long account) {
        this.records = records;
        this.account = account;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var rows = Integer.parseInt(arguments[1]);
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        try (var database = ok(Database.open(folder, Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, Clock.systemUTC());
            var account = ok(store.addAccount(new Account(
                    0,
                    "cpa",
                    AccountKind.CLIPROXY,
                    "",
                    URI.create("http://127.0.0.1:8317"),
                    Scope.SELF,
                    "",
                    QuotaUnit.LIST_PRICE,
                    false)));
            var bench = new AppendBench(store.records(), account.id());
            bench.measure("warming up", 100_000, DAY - 86_400, 86_400);
            bench.measure("a day of its own, spread over it", rows, DAY, 86_400 * 9 / 10);
            bench.measure("behind it, 20 000 of a second", 200_000, DAY + 86_400 * 9 / 10, 10);
            bench.measure("behind it, 1 000 of a second", 200_000, DAY + 86_400 * 9 / 10 + 3_600, 200);
            ok(store.rebuildNow());
        }
        System.out.printf(
                "%.1f bytes a row%n", (double) Files.size(folder.resolve(Database.FILE_NAME)) / (rows + 500_000));
    }

    private void measure(String what, int count, long from, long seconds) {
        var lots = new ArrayList<List<Priced>>();
        var nanos = 0L;
        for (var done = 0; done < count; done += LOT) {
            var lot = new ArrayList<Priced>(LOT);
            for (var i = 0; i < LOT; i++) {
                var end = from + seconds * (done + i) / count;
                add(lot, end - random.nextInt(20));
            }
            lots.clear();
            lots.add(lot);
            handedOver += LOT * 1_250L;
            var begin = System.nanoTime();
            ok(records.append(new RecordCommit(
                    account,
                    lot,
                    List.of(),
                    new SpoolMark(1, handedOver),
                    new Interval(from, from + seconds * (done + LOT) / count))));
            nanos += System.nanoTime() - begin;
        }
        System.out.printf("%s: %d rows, %.0f rows/s%n", what, count, count / (nanos / 1e9));
    }

    private void add(List<Priced> lot, long second) {
        var id = "%08x".formatted(random.nextInt());
        if (random.nextInt(100) < 3) {
            lot.add(new Priced(row(second, EventType.ERROR, id), QuotaUnit.LIST_PRICE));
            if (random.nextInt(3) == 0) {
                return;
            }
        }
        lot.add(new Priced(row(second, EventType.CONSUME, id), QuotaUnit.LIST_PRICE));
    }

    private UsageEvent row(long second, EventType type, String id) {
        var login = random.nextInt(12);
        var ok = type == EventType.CONSUME;
        var input = 200 + random.nextInt(3_000);
        var cached = random.nextInt(90_000);
        var output = ok ? 20 + random.nextInt(4_000) : 0;
        return new UsageEvent(
                second,
                type,
                "model-" + random.nextInt(14),
                new UsageEvent.Origin(
                        "sk-…000" + random.nextInt(4),
                        0,
                        "",
                        "",
                        0,
                        0,
                        random.nextInt(3) == 0 ? "/v1/messages" : "/v1/responses",
                        "codex_cli_rs/0." + random.nextInt(6),
                        "127.0.0.1",
                        "",
                        new UsageEvent.Upstream(
                                login < 6 ? "codex" : "claude",
                                "user" + login + "@example.com",
                                "0a1b2c3d4e5f60%02d".formatted(login),
                                random.nextInt(2) == 0 ? "high" : "medium",
                                "default")),
                ok ? (input * 12_500L + cached * 1_250L + output * 100_000L) : 0,
                ok ? new Tokens(input, cached, 0, output, output / 3) : Tokens.NONE,
                new UsageEvent.Timing(800L + random.nextInt(60_000), ok ? 300L + random.nextInt(3_000) : null, true),
                new UsageEvent.Outcome(ok ? 200 : 429, id, ""),
                Pricing.NONE,
                false,
                false,
                ok ? "" : "usage_limit_reached",
                "{\"alias\":\"my-model\",\"key_hash\":\"0a1b2c3d4e5f\"}");
    }

    private static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new IllegalStateException(failure.toString());
        };
    }
}
