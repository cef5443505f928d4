package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Folders;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.cliproxy.UsageQueue;
import io.github.tallyglass.source.quota.DirectQuota;
import io.github.tallyglass.source.quota.QuotaGate;
import io.github.tallyglass.source.quota.TokenPlaces;
import io.github.tallyglass.store.Spool;
import io.github.tallyglass.store.SqliteStore;
import io.github.tallyglass.sync.Credentials;
import io.github.tallyglass.sync.RecordCollectors;
import io.github.tallyglass.sync.StoredPrices;
import io.github.tallyglass.sync.SyncTime;
import io.github.tallyglass.sync.collect.CollectSettings;
import io.github.tallyglass.sync.collect.Collecting;
import io.github.tallyglass.sync.collect.QueueParts;
import io.github.tallyglass.sync.collect.SubscriptionCollectors;
import io.github.tallyglass.sync.collect.SubscriptionParts;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What reads the accounts of a home that are no gateways, wired by hand.
///
/// @param http the one way out
record CollectedSources(
        Folders folders,
        Http http,
        Credentials credentials,
        SqliteStore store,
        StoredPrices prices,
        SyncTime time,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(CollectedSources.class);

    RecordCollectors collectors() {
        return new Collecting(
                new QueueParts(
                        folders.data(),
                        new UsageQueue(http),
                        credentials,
                        store,
                        store.records(),
                        row -> prices.listPrices().price(row),
                        time,
                        CollectSettings.DEFAULT),
                http,
                clock,
                new SubscriptionCollectors(new SubscriptionParts(
                        store,
                        store.records(),
                        new DirectQuota(http, clock, new QuotaGate()),
                        TokenPlaces.ofSystem(),
                        time)));
    }

    /// Spools of accounts that were removed hold keys of their clients, and nobody stores them any more.
    void sweep() {
        var accounts = store.accounts().stream().map(Account::id).collect(Collectors.toSet());
        try {
            Spool.keepOnly(folders.data(), accounts);
        } catch (IOException stays) {
            LOG.warn("the spool of an account that was removed stays", stays);
        }
    }
}
