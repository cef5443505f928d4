package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.RecordStore.Imported;
import io.github.tallyglass.store.UsageStore.Reject;
import io.github.tallyglass.sync.FileImports.Rejected;
import io.github.tallyglass.sync.FileImports.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stores records of a file, a batch in each transaction. A record is known by the hash of its text and by
/// which of its equals in the file it is (the contract of CLIProxyAPI and quotas §1.11).
final class ImportBatches {

    private static final int BATCH = 1_000;

    private final RecordStore records;
    private final RecordReader reader;
    private final ListPrices prices;
    private final long accountId;
    private final LongPredicate goOn;

    private final List<Imported> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Rejected> told = new ArrayList<>();

    /// How often a hash was seen, by its first eight bytes.
    private final Map<Long, Integer> seenBefore = new HashMap<>();

    private long seen;
    private long added;
    private long rejected;
    private long lastTime;
    private boolean stopped;
    private @Nullable Failure failure;

    ImportBatches(
            RecordStore records, RecordReader reader, ListPrices prices, long accountId, LongPredicate goOn) {
        this.records = records;
        this.reader = reader;
        this.prices = prices;
        this.accountId = accountId;
        this.goOn = goOn;
    }

    /// Whether the next record is wanted.
    boolean isOpen() {
        return !stopped && failure == null;
    }

    /// A record of a file in which equal ones are possible.
    void addOneOfEquals(String identity, byte[] item) {
        if (isOpen()) {
            var hash = sha256(identity);
            var occurrence = seenBefore.merge(HexFormat.fromHexDigitsToLong(hash, 0, 16), 1, Integer::sum);
            put(occurrence == 1 ? hash : hash + "#" + occurrence, reader.read(item));
        }
    }

    /// A record of a file that holds each text once.
    ///
    /// @param instead what else is known of it, should it be unreadable
    void add(String identity, byte[] item, Supplier<byte[]> instead) {
        if (isOpen()) {
            var read = reader.read(item);
            if (read instanceof QueueItem.Rejected && reader.read(instead.get()) instanceof QueueItem.Usage usage) {
                read = usage;
            }
            put(sha256(identity), read);
        }
    }

    /// Stores what is left.
    Result<ImportBatches> finish() {
        if (isOpen()) {
            store();
            stopped = false;
        }
        return failure == null ? Result.ok(this) : Result.err(failure);
    }

    Report report(Account account, boolean made) {
        return new Report(account, made, added, seen, List.copyOf(told), rejected, !stopped);
    }

    private void put(String key, QueueItem item) {
        switch (item) {
            case QueueItem.Usage(var event, _) -> {
                seen++;
                lastTime = event.createdAt();
                rows.add(new Imported(key, prices.price(event)));
            }
            case QueueItem.Rejected(long createdAt, String raw, String why) -> {
                seen++;
                rejected++;
                rejects.add(new Reject(createdAt == 0 ? lastTime : createdAt, raw, why));
                if (told.size() < Report.MOST_TOLD) {
                    told.add(new Rejected(seen, createdAt == 0 ? null : Instant.ofEpochSecond(createdAt), why));
                }
            }
            // Messages of a subscription that were kept among the records.
            case QueueItem.Control _ -> {}
        }
        if (rows.size() + rejects.size() >= BATCH) {
            store();
        }
    }

    private void store() {
        if (rows.isEmpty() && rejects.isEmpty()) {
            return;
        }
        switch (records.addImported(accountId, List.copyOf(rows), List.copyOf(rejects))) {
            case Result.Ok<Long>(Long count) -> added += count;
            case Result.Err<Long>(Failure fault) -> failure = fault;
        }
        rows.clear();
        rejects.clear();
        stopped = !goOn.test(seen);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
