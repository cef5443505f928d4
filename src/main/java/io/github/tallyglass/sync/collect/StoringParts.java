package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.sync.SyncTime;

/// What storing works with.
///
/// @param lotRows records of one transaction at most
record StoringParts(
        RecordStore records,
        RecordReader reader,
        ListPrices prices,
        StoredListener listener,
        SyncTime time,
        int lotRows) {}
