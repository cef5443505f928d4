package io.github.tallyglass.sync.collect;

import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.quota.QuotaSource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/// What the readers of all accounts that are no gateways share.
///
/// @param queue for queues of records
/// @param sources who reads the windows of a provider's logins; empty for providers without any
record CollectParts(QueueParts queue, Http http, Clock clock, Function<String, Optional<QuotaSource>> sources) {}
