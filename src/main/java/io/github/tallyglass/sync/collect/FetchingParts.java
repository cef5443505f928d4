package io.github.tallyglass.sync.collect;

import io.github.tallyglass.store.Spool;
import io.github.tallyglass.sync.SyncTime;
import java.util.function.LongSupplier;

/// What fetching works with: nothing of it waits for the database.
///
/// @param nanos a clock that never jumps
/// @param news runs whenever something new may be in the spool
record FetchingParts(
        QueueSource source,
        Spool spool,
        Claims claims,
        CollectorBoard board,
        ServerFacts facts,
        CollectSettings settings,
        SyncTime time,
        LongSupplier nanos,
        Runnable news) {}
