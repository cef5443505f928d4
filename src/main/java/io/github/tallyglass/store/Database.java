package io.github.tallyglass.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.tallyglass.domain.Failure.StoreFault;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The cache's file: one writer on a thread of its own, two readers, write-ahead log. Everything that is
/// SQLite's alone (pragmas, modes, its native library) is here.
public final class Database implements AutoCloseable {

    /// How a process uses the file. One process writes, others may read beside it.
    public enum Mode {
        READ_WRITE,
        READ_ONLY
    }

    public static final String FILE_NAME = "usage.db";

    /// How long a connection waits for another program that holds the file.
    public static final Duration BUSY = Duration.ofSeconds(10);

    private static final int READERS = 2;
    private static final int PAGE_BYTES = 8192;

    /// Pages in the write-ahead log before they are moved into the file: 32 MB, so that pages that many
    /// slices touch are moved once.
    private static final int WAL_PAGES = 4096;

    private final Path file;
    private final Mode mode;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final @Nullable Writer writer;
    private final @Nullable ChangeWatch watch;
    private final Changes changes = new Changes();

    private Database(Path file, Mode mode, Duration busy) {
        this.file = file;
        this.mode = mode;
        readers = pool("store-reader", source(file, Mode.READ_ONLY, busy), READERS, true);
        reading = Jdbi.create(readers);
        writer = mode == Mode.READ_WRITE
                ? new Writer(file, pool("store-writer", source(file, Mode.READ_WRITE, busy), 1, false))
                : null;
        watch = mode == Mode.READ_ONLY ? new ChangeWatch(source(file, Mode.READ_ONLY, busy), changes) : null;
    }

    /// Opens the file, makes it where there is none, and brings it to the current layout. Takes about 200
    /// ms the first time in a process (the native library): never on the JavaFX thread. Nothing is ever
    /// deleted.
    ///
    /// @param folder holds the file ([#FILE_NAME]) and the native library's temporary copy
    /// @return [StoreFault] with kind `corrupt`, `read-only`, `locked`, `newer`, `disk-full` or `other`
    public static Result<Database> open(Path folder, Mode mode) {
        return open(folder, mode, BUSY);
    }

    /// As above.
    ///
    /// @param busy how long to wait for another program that holds the file
    public static Result<Database> open(Path folder, Mode mode, Duration busy) {
        var file = folder.resolve(FILE_NAME);
        try {
            prepare(folder, file, mode);
            try (var connection = source(file, mode, busy).getConnection()) {
                var fault = Migrations.apply(connection, file, mode == Mode.READ_WRITE);
                if (fault.isPresent()) {
                    return Result.err(fault.get());
                }
            }
            return Result.ok(new Database(file, mode, busy));
        } catch (IOException denied) {
            return Result.err(new StoreFault("read-only", file.toString(), String.valueOf(denied.getMessage())));
        } catch (SQLException | RuntimeException failed) {
            return Result.err(fault(file, failed));
        }
    }

    public Path file() {
        return file;
    }

    public Mode mode() {
        return mode;
    }

    public Changes changes() {
        return changes;
    }

    /// Runs a question inside one read transaction, so that all of it sees one committed state.
    ///
    /// @throws StoreException when the database cannot answer
    public <T> T read(Function<Handle, T> question) {
        try {
            return reading.inTransaction(question::apply);
        } catch (RuntimeException failed) {
            throw exception(failed);
        }
    }

    /// Runs a change on the writer thread, in one transaction, after all that were handed in before. Waits
    /// until it is committed or undone, also when the caller is interrupted meanwhile.
    ///
    /// @param undone runs on the writer thread when the transaction was undone
    <T> Result<T> write(Function<Handle, T> change, Runnable undone) {
        var target = writer;
        if (target == null) {
            return Result.err(new StoreFault("read-only", file.toString(), "opened for reading"));
        }
        try {
            return Result.ok(target.run(change, undone));
        } catch (RuntimeException failed) {
            return Result.err(fault(file, failed));
        }
    }

    /// Writes the file anew, without the room of what was deleted.
    Result<Boolean> vacuum() {
        var target = writer;
        if (target == null) {
            return Result.err(new StoreFault("read-only", file.toString(), "opened for reading"));
        }
        try {
            target.runAlone("VACUUM");
            target.runAlone("PRAGMA wal_checkpoint(TRUNCATE)");
            return Result.ok(true);
        } catch (RuntimeException failed) {
            return Result.err(fault(file, failed));
        }
    }

    /// Runs `work` on the writer thread after a pause; nothing happens where this process does not write.
    Optional<ScheduledFuture<?>> later(Runnable work, long delayMs) {
        return writer == null ? Optional.empty() : writer.later(work, delayMs, TimeUnit.MILLISECONDS);
    }

    /// @throws RuntimeException the given one, when no database error stands behind it
    static StoreFault fault(Path file, Exception failed) {
        return Faults.of(file, failed)
                .orElseThrow(() -> failed instanceof RuntimeException ours ? ours : new IllegalStateException(failed));
    }

    private RuntimeException exception(RuntimeException failed) {
        if (failed instanceof StoreException already) {
            return already;
        }
        return new StoreException(fault(file, failed), failed);
    }

    /// Ends the running transaction first. The writer's connection goes last: whoever closes last moves the
    /// write-ahead log into the file, and a reader could not.
    @Override
    public void close() {
        if (writer != null) {
            writer.stop();
        }
        if (watch != null) {
            watch.close();
        }
        readers.close();
        if (writer != null) {
            writer.close();
        }
        changes.close();
    }

    private static void prepare(Path folder, Path file, Mode mode) throws IOException {
        if (mode == Mode.READ_WRITE) {
            Files.createDirectories(folder);
        } else if (!Files.exists(file)) {
            throw new IOException("there is no such file yet");
        }
        // The default is the system's temporary folder, which may be mounted noexec; and all state belongs home.
        if (System.getProperty("org.sqlite.tmpdir") == null && Files.isWritable(folder)) {
            System.setProperty("org.sqlite.tmpdir", folder.toString());
        }
    }

    private static SQLiteDataSource source(Path file, Mode mode, Duration busy) {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) busy.toMillis());
        if (mode == Mode.READ_ONLY) {
            config.setReadOnly(true);
        } else {
            config.setPageSize(PAGE_BYTES);
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(WAL_PAGES * PAGE_BYTES));
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        config.setCacheSize(-32_000);
        var source = new FunctionsDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /// A reader needs both its data source and its pool told that it only reads: the pool sets the flag
    /// after opening, which the engine refuses unless it was opened so.
    private static HikariDataSource pool(String name, SQLiteDataSource source, int size, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + WAL_PAGES);
        }
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setKeepaliveTime(0);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }

    /// Reads `PRAGMA data_version`, which moves on one connection when another one commits.
    static long dataVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA data_version")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
