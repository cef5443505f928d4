package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.quota.DirectQuota;
import io.github.tallyglass.source.quota.TokenPlaces;
import io.github.tallyglass.store.RecordStore;
import io.github.tallyglass.store.UsageStore;
import io.github.tallyglass.sync.SyncTime;

/// What the readers of all accounts of kind `codex` and `claude` share.
///
/// @param direct asks providers; its gates are those of the whole process
/// @param places where other programs keep their tokens
public record SubscriptionParts(
        UsageStore store, RecordStore records, DirectQuota direct, TokenPlaces places, SyncTime time) {}
