package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.sync.Signal;
import io.github.tallyglass.sync.SourceLoop;
import io.github.tallyglass.sync.SyncState.AccountSync;
import java.time.Duration;
import java.util.function.Consumer;

/// Reads one account at a CLIProxyAPI in the background: collects its queue, and asks it questions beside
/// that.
final class ProxyLoop implements SourceLoop {

    /// What the server says of its logins gives the first rows their names.
    private static final Duration FOR_NAMES = Duration.ofSeconds(5);

    private final ProxySession session;
    private final QueueCollector collector;
    private final Signal signal = new Signal();
    private final ProxyQuestions questions;

    ProxyLoop(CollectParts parts, Account account, Consumer<AccountSync> told) {
        session = new ProxySession(parts, account);
        // Each needs the other: what is told about logins comes with the queue.
        var later = new Later();
        collector = new QueueCollector(parts.queue(), session.queue(later), session.watching(told));
        questions = new ProxyQuestions(session, parts.queue().time(), signal, collector::refresh);
        later.questions = questions;
    }

    private static final class Later implements Runnable {
        private volatile @org.jspecify.annotations.Nullable ProxyQuestions questions;

        @Override
        public void run() {
            var asked = questions;
            if (asked != null) {
                asked.look();
            }
        }
    }

    @Override
    public Account account() {
        return collector.account();
    }

    /// The user's word: a key that was refused may be shown once more.
    @Override
    public void refresh() {
        session.verdict().forget();
        session.schedule().wanted(session.now());
        questions.look();
        collector.refresh();
    }

    /// Without showing a refused key once more.
    @Override
    public void awake() {
        session.schedule().awake(session.now());
        questions.look();
        collector.refresh();
    }

    /// The server writes records now, or does not.
    void statistics(boolean on) {
        session.watch().statistics(on);
        collector.refresh();
        questions.look();
    }

    @Override
    public void stop() {
        signal.stop();
        collector.stop();
    }

    @Override
    public boolean stopping() {
        return collector.stopping();
    }

    @Override
    public void run() {
        var asking = Thread.ofVirtual().name("ask-" + account().id()).start(questions);
        try {
            questions.awaitFirst(FOR_NAMES);
            collector.run();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            signal.stop();
            join(asking);
        }
    }

    private static void join(Thread asking) {
        try {
            asking.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
