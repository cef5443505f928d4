package io.github.tallyglass.source.cliproxy.server;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// A CLIProxyAPI on loopback (contract of CLIProxyAPI and quotas §1 and §2.1 to §2.3), one port for RESP2
/// and
/// HTTP. Everything that depends on time (retention, bans, the deadline for the first byte) follows the
/// clock that it is given.
///
/// ```java
/// try (var server = new CpaServer(clock)) {
///     server.publish(CpaRecord.sample(1));
///     read(server.url(), server.key());
///     assertThat(server.log().resp().getFirst().commands().getFirst()).isEqualTo("AUTH");
/// }
/// ```
public final class CpaServer implements AutoCloseable {

    public static final String KEY = "demo-mgmt-key-1";

    private final Clock clock;
    private final CpaVersion version;
    private final @Nullable CpaTls tls;
    private final CpaQueue queue;
    private final CpaGuard guard;
    private final CpaLog log = new CpaLog();
    private final CpaManagement management;
    private final CpaPort port;
    private volatile long nanosForARecord;
    private volatile boolean statistics = true;
    private volatile @Nullable String onlyChannel;

    public CpaServer(Clock clock) throws IOException {
        this(clock, CpaVersion.CURRENT, false, 0);
    }

    public CpaServer(Clock clock, CpaVersion version) throws IOException {
        this(clock, version, false, 0);
    }

    /// @param secure TLS with [CpaTls#shared()]
    /// @param port 0 for a free one
    public CpaServer(Clock clock, CpaVersion version, boolean secure, int port) throws IOException {
        this.clock = clock;
        this.version = version;
        this.tls = secure ? CpaTls.shared() : null;
        this.queue = new CpaQueue(clock);
        this.guard = new CpaGuard(clock);
        guard.key(KEY);
        this.management = new CpaManagement(this);
        this.port = new CpaPort(this, port);
    }

    public URI url() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port.number());
    }

    /// An upstream attempt has ended. Nothing happens while statistics are off.
    public void publish(CpaRecord record) {
        if (statistics && managed()) {
            queue.publish(record);
        }
    }

    /// The payload of a record, whatever it is.
    public void publish(String payload) {
        publish(CpaRecord.of(payload));
    }

    /// Into the queue whoever has subscribed.
    public void preload(CpaRecord record) {
        queue.preload(record);
    }

    /// Samples numbered `from` up to before `to`, into the queue.
    public void preload(int from, int to) {
        for (var i = from; i < to; i++) {
            queue.preload(CpaRecord.sample(i));
        }
    }

    /// An event of the channel `errors`.
    public void publishError(String json) {
        queue.publishError(CpaRecord.of(json));
    }

    /// Tells subscribers that logins or configuration have changed.
    public void refresh() {
        if (version.controlMessages() && queue.subscriberCount() > 0) {
            queue.publish(CpaRecord.of("{\"refresh\":true}"));
        }
    }

    /// Null switches management off: the queue is emptied, subscriptions end.
    public void key(@Nullable String secret) {
        guard.key(secret);
        if (!guard.managed()) {
            queue.clear();
        }
    }

    /// `MANAGEMENT_PASSWORD`, which also lets remote clients in.
    public void password(@Nullable String secret) {
        guard.password(secret);
    }

    public void allowRemote(boolean allow) {
        guard.allowRemote(allow);
    }

    /// Has 127.0.0.1 count as another machine.
    public void localIsRemote(boolean remote) {
        guard.localIsRemote(remote);
    }

    public void homeMode(boolean home) {
        guard.homeMode(home);
    }

    public void statistics(boolean enabled) {
        statistics = enabled;
    }

    public boolean statistics() {
        return statistics;
    }

    /// As slow as a real server: so long at least for each record that a pop hands out. Its processor works
    /// all the while, as the real one's does.
    public void handsOutIn(long nanosARecord) {
        nanosForARecord = nanosARecord;
    }

    void takeTime(long begun, int records) {
        while (System.nanoTime() - begun < records * nanosForARecord) {
            Thread.onSpinWait();
        }
    }

    /// At most 3600, 60 for what is not above zero, as the server does it.
    public void retention(int seconds) {
        queue.retention(seconds);
    }

    /// A server that pops by this name alone.
    public void onlyChannel(String name) {
        onlyChannel = name;
    }

    /// Loses the queue, every connection and every ban; the port stays.
    public void restart() throws IOException {
        stop();
        port.open();
    }

    /// As a kill does it: connections end, nothing listens. [#restart()] brings it back.
    public void stop() {
        port.close();
        queue.clear();
        guard.forget();
    }

    /// Ends all connections, and goes on listening.
    public void disconnect() {
        port.disconnect();
    }

    @Override
    public void close() {
        stop();
    }

    public CpaLog log() {
        return log;
    }

    public CpaManagement management() {
        return management;
    }

    /// Records that wait for a pop.
    public int queued() {
        return queue.size();
    }

    /// Records handed out to pops since it was made.
    public long popped() {
        return queue.popped();
    }

    /// Records that nobody came for in time.
    public long expired() {
        return queue.expired();
    }

    /// Records lost to a subscriber whose buffer was full.
    public long dropped() {
        return queue.dropped();
    }

    public int subscribers() {
        return queue.subscriberCount();
    }

    /// Failed logins since it was made, RESP and HTTP together.
    public int failedAttempts() {
        return guard.failedAttempts();
    }

    public boolean isBanned(String address) {
        return guard.isBanned(address);
    }

    public CpaVersion version() {
        return version;
    }

    boolean managed() {
        return guard.managed() && !guard.homeMode();
    }

    boolean pops(String name) {
        var only = onlyChannel;
        return only != null ? name.equalsIgnoreCase(only) : version.anyNamePops() || name.equalsIgnoreCase("usage");
    }

    Clock clock() {
        return clock;
    }

    CpaQueue queue() {
        return queue;
    }

    CpaGuard guard() {
        return guard;
    }

    @Nullable
    CpaTls tls() {
        return tls;
    }
}
