package io.github.tallyglass.bench;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceBook;
import io.github.tallyglass.domain.Pricing;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.TokenPrices;
import io.github.tallyglass.domain.Tokens;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.prices.BuiltInPrices;
import io.github.tallyglass.store.Database;
import io.github.tallyglass.store.PriceStore;
import io.github.tallyglass.store.RecordStore.RecordCommit;
import io.github.tallyglass.store.SqliteStore;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures how fast rows are priced, and how fast stored rows are priced anew. Arguments: folder, rows.
public final class PricesBench {

    private static final long LAST = Instant.parse("2026-11-24T08:17:31Z").getEpochSecond();
    private static final List<String> MODELS = List.of(
            "gpt-5.4", "gpt-5.4-mini-2026-03-17", "claude-opus-4-6-thinking", "gemini-3.1-pro-preview", "nobody");
    private static final int ROWS_A_COMMIT = 2_000;

    private PricesBench() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var count = Integer.parseInt(args[1]);
        var rows = rows(count);
        var book = new PriceBook(List.of(), BuiltInPrices.lists(), ZoneOffset.UTC);
        for (var round = 0; round < 4; round++) {
            System.out.printf("priced: %,d rows/s%n", rate(count, () -> rows.forEach(book::price)));
        }
        try (var database = ok(Database.open(folder, Database.Mode.READ_WRITE))) {
            var store = new SqliteStore(database, Clock.systemUTC());
            var account = ok(store.addAccount(new Account(
                    0,
                    "cpa",
                    AccountKind.CLIPROXY,
                    "cliproxy",
                    URI.create("http://127.0.0.1:8317"),
                    Scope.SELF,
                    "",
                    QuotaUnit.DEFAULT,
                    false)));
            for (var from = 0; from < count; from += ROWS_A_COMMIT) {
                var part = rows.subList(from, Math.min(count, from + ROWS_A_COMMIT)).stream()
                        .map(book::price)
                        .toList();
                ok(store.records().append(new RecordCommit(account.id(), part, List.of(), null, null)));
            }
            ok(store.rebuildNow());
            reprice("all rows, none changes", store.prices(), book, count);
            reprice("all rows, each changes", store.prices(), dearer(book, "*"), count);
            reprice("one model in five, back to the list", store.prices(), book, count);
        }
    }

    private static PriceBook dearer(PriceBook book, String model) {
        var prices = new TokenPrices(new BigDecimal(7), new BigDecimal(70), null, null, null);
        return new PriceBook(
                List.of(new OwnPrice(new ModelPrice("", model, "USD", prices), null)), book.lists(), ZoneOffset.UTC);
    }

    private static void reprice(String what, PriceStore store, PriceBook book, int count) {
        ok(store.change(
                new PriceStore.Edit.Nothing(),
                new PriceStore.Repricing(
                        (provider, model) -> !what.startsWith("one") || model.equals("gpt-5.4"), "", null)));
        var longest = 0L;
        var changed = 0L;
        var steps = 0;
        var begin = System.nanoTime();
        while (true) {
            var before = System.nanoTime();
            var step = ok(store.repriceNext(book, Instant.now()));
            if (step.isEmpty()) {
                break;
            }
            longest = Math.max(longest, System.nanoTime() - before);
            changed += step.get().changed();
            steps++;
        }
        var millis = (System.nanoTime() - begin) / 1_000_000;
        System.out.printf(
                "%s: %,d rows in %,d ms, %,d changed, %d transactions, the longest %d ms%n",
                what, count, millis, changed, steps, longest / 1_000_000);
    }

    private static long rate(int count, Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return count * 1_000_000_000L / (System.nanoTime() - begin);
    }

    private static List<UsageEvent> rows(int count) {
        var random = new Random(5);
        var rows = new ArrayList<UsageEvent>();
        for (var i = 0; i < count; i++) {
            var model = MODELS.get(random.nextInt(MODELS.size()));
            rows.add(new UsageEvent(
                    LAST - 30L * 86_400 + 30L * 86_400 * i / count,
                    EventType.CONSUME,
                    model,
                    new UsageEvent.Origin(
                            "sk-…0001",
                            0,
                            "",
                            "",
                            0,
                            0,
                            "/v1/responses",
                            "codex_cli",
                            "",
                            "",
                            new UsageEvent.Upstream("codex", "a@example.com", "0a1b", "high", "default")),
                    0,
                    new Tokens(random.nextInt(9_000), random.nextInt(90_000), 0, random.nextInt(2_000), 0),
                    UsageEvent.Timing.NONE,
                    new UsageEvent.Outcome(200, "%08x".formatted(random.nextInt()), ""),
                    Pricing.NONE,
                    false,
                    false,
                    "",
                    ""));
        }
        return rows;
    }

    private static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(var failure) -> throw new IllegalStateException(failure.toString());
        };
    }
}
