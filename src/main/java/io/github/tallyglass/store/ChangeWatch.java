package io.github.tallyglass.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/// Where another process writes: looks every two seconds whether it has committed something.
final class ChangeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatch.class);
    private static final int PERIOD_MS = 2_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-watch").factory());
    private final Changes changes;
    private final Connection connection;
    private long seen;

    ChangeWatch(SQLiteDataSource source, Changes changes) {
        this.changes = changes;
        try {
            connection = source.getConnection();
            seen = Database.dataVersion(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var unused = thread.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var now = Database.dataVersion(connection);
            if (now != seen) {
                seen = now;
                changes.announce();
            }
        } catch (SQLException failed) {
            LOG.debug("Cannot see whether the cache has changed", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(PERIOD_MS, TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            LOG.debug("Closing the watch connection", failed);
        }
    }
}
