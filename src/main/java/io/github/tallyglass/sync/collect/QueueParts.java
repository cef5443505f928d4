package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.SpoolDisk;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.Credentials;
import io.github.tallyglass.sync.SyncTime;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// What the collectors of all queues share.
///
/// @param data folder of the cache: spools lie below it
/// @param prices of rows, whose source names none
/// @param nanos a clock that never jumps
public record QueueParts(
        Path data,
        SpoolDisk disk,
        UsageQueue queue,
        Credentials credentials,
        UsageStore store,
        RecordStore records,
        ListPrices prices,
        SyncTime time,
        LongSupplier nanos,
        CollectSettings settings) {

    /// On the disk and by the clock of this machine.
    public QueueParts(
            Path data,
            UsageQueue queue,
            Credentials credentials,
            UsageStore store,
            RecordStore records,
            ListPrices prices,
            SyncTime time,
            CollectSettings settings) {
        this(data, SpoolDisk.REAL, queue, credentials, store, records, prices, time, System::nanoTime, settings);
    }
}
