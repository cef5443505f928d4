package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.LoginReading;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.PassiveReadings;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import io.github.tallyglass.store.RecordStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What records say of their logins' windows by the way: kept, and told to the schedule, which asks the
/// less for it. Runs on the storing thread.
final class PassiveQuota implements StoredListener {

    private static final Logger LOG = LoggerFactory.getLogger(PassiveQuota.class);
    private static final int LIMIT_REACHED = 429;

    private final long accountId;
    private final RecordStore store;
    private final QuotaSchedule schedule;
    private final PassiveReadings readings;
    private final Supplier<Set<String>> logins;

    /// @param logins refs of those that exist; records may name keys of the configuration too
    PassiveQuota(
            long accountId,
            RecordStore store,
            QuotaSchedule schedule,
            PassiveReadings readings,
            Supplier<Set<String>> logins) {
        this.accountId = accountId;
        this.store = store;
        this.schedule = schedule;
        this.readings = readings;
        this.logins = logins;
    }

    @Override
    public void stored(List<QueueItem> items) {
        var records = items.stream()
                .filter(Usage.class::isInstance)
                .map(Usage.class::cast)
                .toList();
        records.forEach(this::used);
        // Every record is looked at, also those of no login: what repeats its headers comes later.
        var known = logins.get();
        var told = readings.of(records).stream()
                .filter(reading -> known.contains(reading.login()))
                .toList();
        if (!told.isEmpty()) {
            keep(told);
        }
    }

    private void used(Usage record) {
        var status = record.event().outcome().status();
        schedule.used(
                record.event().origin().upstream().loginRef(),
                Instant.ofEpochSecond(record.event().createdAt()),
                Objects.equals(status, LIMIT_REACHED));
    }

    private void keep(List<LoginReading> told) {
        told.forEach(reading -> schedule.told(reading.login(), reading.windows(), reading.observedAt()));
        if (store.noteLoginReadings(accountId, told) instanceof Result.Err<Long>(Failure failure)) {
            LOG.warn("windows told to account {} were not stored: {}", accountId, failure.code());
        }
    }
}
