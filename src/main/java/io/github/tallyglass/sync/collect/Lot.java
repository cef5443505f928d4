package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.ListPrices;
import io.github.tallyglass.domain.ListPrices.Priced;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import io.github.tallyglass.source.cliproxy.QueueItem;
import io.github.tallyglass.source.cliproxy.RecordReader;
import io.github.tallyglass.store.UsageStore.Reject;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records of one transaction, read and priced. Nothing that a record holds keeps the next ones back:
/// what cannot be read is noted as such.
final class Lot {

    private static final Logger LOG = LoggerFactory.getLogger(Lot.class);

    private final RecordReader reader;
    private final ListPrices prices;
    private final long now;
    private final List<Priced> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<QueueItem> items = new ArrayList<>();
    private int records;
    private int torn;

    /// @param now epoch seconds: where a reject is put that tells no time and follows no row
    Lot(RecordReader reader, ListPrices prices, long now) {
        this.reader = reader;
        this.prices = prices;
        this.now = now;
    }

    /// Takes a record's bytes.
    void add(byte[] bytes, int offset, int length) {
        records++;
        var item = read(bytes, offset, length);
        items.add(item);
        switch (item) {
            case QueueItem.Usage usage -> rows.add(priced(usage.event()));
            case QueueItem.Rejected(long createdAt, String raw, String why) -> reject(createdAt, raw, why);
            case QueueItem.Control _ -> {}
        }
    }

    /// A record came in part when its connection or the program ended.
    void torn(long bytes) {
        torn++;
        reject(0, "", "torn: only the first " + bytes + " bytes came");
    }

    /// What no protocol explains.
    void unreadable(long bytes) {
        reject(0, "", "unreadable: " + bytes + " bytes of no known form");
    }

    /// Turns rows that the cache refuses for what they are into rejects.
    void refuse(String why) {
        for (var row : rows) {
            rejects.add(new Reject(row.row().createdAt(), "", why));
        }
        rows.clear();
    }

    List<Priced> rows() {
        return rows;
    }

    List<Reject> rejects() {
        return rejects;
    }

    List<QueueItem> items() {
        return items;
    }

    /// Records of any kind.
    int records() {
        return records;
    }

    /// As they are counted when they are fetched: without what a server says of itself.
    long fetched() {
        return items.stream()
                .filter(item -> !(item instanceof QueueItem.Control))
                .count();
    }

    int torn() {
        return torn;
    }

    /// Whether there is anything to store.
    boolean isEmpty() {
        return rows.isEmpty() && rejects.isEmpty();
    }

    private QueueItem read(byte[] bytes, int offset, int length) {
        try {
            return reader.read(bytes, offset, length);
        } catch (RuntimeException broken) {
            LOG.error("a record of {} bytes could not be read", length, broken);
            return new QueueItem.Rejected(0, "", "unreadable: " + length + " bytes");
        }
    }

    private Priced priced(UsageEvent event) {
        try {
            return prices.price(event);
        } catch (RuntimeException broken) {
            LOG.error("a row could not be priced", broken);
            return new Priced(event, QuotaUnit.UNPRICED);
        }
    }

    private void reject(long createdAt, String raw, String why) {
        var second = createdAt > 0
                ? createdAt
                : rows.isEmpty() ? now : rows.getLast().row().createdAt();
        rejects.add(new Reject(second, raw, why));
    }
}
