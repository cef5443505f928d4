package io.github.tallyglass.source.cliproxy.server;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The queue in memory: retention, destructive pops, subscribers that starve them.
final class CpaQueue {

    static final int DEFAULT_RETENTION = 60;
    private static final int LONGEST_RETENTION = 3600;

    private final Clock clock;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final Set<CpaSubscriber> subscribers = new LinkedHashSet<>();
    private final Set<CpaSubscriber> errorSubscribers = new LinkedHashSet<>();
    private int retention = DEFAULT_RETENTION;
    private long popped;
    private long expired;
    private long dropped;

    private record Item(CpaRecord record, long at) {}

    CpaQueue(Clock clock) {
        this.clock = clock;
    }

    /// As the server does: to the subscribers alone where there are some, into the queue otherwise.
    synchronized void publish(CpaRecord record) {
        if (subscribers.isEmpty()) {
            prune();
            items.add(new Item(record, clock.millis()));
            return;
        }
        push(subscribers, record);
    }

    synchronized void publishError(CpaRecord event) {
        push(errorSubscribers, event);
    }

    private void push(Set<CpaSubscriber> to, CpaRecord record) {
        for (var subscriber : List.copyOf(to)) {
            if (!subscriber.offer(record)) {
                dropped++;
                to.remove(subscriber);
                subscriber.finish();
            }
        }
    }

    /// Into the queue whoever has subscribed, as if it had been there before.
    synchronized void preload(CpaRecord record) {
        items.add(new Item(record, clock.millis()));
    }

    synchronized List<CpaRecord> pop(int count) {
        prune();
        var records = new ArrayList<CpaRecord>(Math.min(count, items.size()));
        while (records.size() < count && !items.isEmpty()) {
            records.add(items.poll().record());
        }
        popped += records.size();
        return records;
    }

    private void prune() {
        var oldest = clock.millis() - retention * 1000L;
        for (var item = items.peek(); item != null && item.at() < oldest; item = items.peek()) {
            items.poll();
            expired++;
        }
    }

    synchronized void subscribe(CpaSubscriber subscriber, boolean errors) {
        (errors ? errorSubscribers : subscribers).add(subscriber);
    }

    synchronized void unsubscribe(CpaSubscriber subscriber) {
        subscribers.remove(subscriber);
        errorSubscribers.remove(subscriber);
    }

    synchronized void retention(int seconds) {
        retention = seconds <= 0 ? DEFAULT_RETENTION : Math.min(seconds, LONGEST_RETENTION);
    }

    synchronized int retention() {
        return retention;
    }

    /// What happens at a restart and when management is switched off.
    synchronized void clear() {
        items.clear();
        List.copyOf(subscribers).forEach(CpaSubscriber::finish);
        List.copyOf(errorSubscribers).forEach(CpaSubscriber::finish);
        subscribers.clear();
        errorSubscribers.clear();
    }

    synchronized int size() {
        return items.size();
    }

    synchronized int subscriberCount() {
        return subscribers.size();
    }

    synchronized long popped() {
        return popped;
    }

    synchronized long expired() {
        return expired;
    }

    synchronized long dropped() {
        return dropped;
    }
}
