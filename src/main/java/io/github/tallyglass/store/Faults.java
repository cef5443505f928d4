package io.github.tallyglass.store;

import io.github.tallyglass.domain.Failure.StoreFault;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What the database engine reports, in the program's own words.
final class Faults {

    private Faults() {}

    /// Empty when no database error stands behind `thrown`: then it is a defect of ours, to be thrown on.
    static Optional<StoreFault> of(Path file, Throwable thrown) {
        SQLException last = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException engine) {
                return Optional.of(new StoreFault(kind(engine.getResultCode()), file.toString(), detail(engine)));
            }
            if (cause instanceof SQLException other) {
                last = other;
            }
        }
        return Optional.ofNullable(last).map(other -> new StoreFault("other", file.toString(), detail(other)));
    }

    /// Extended codes carry the primary code in their low byte.
    private static String kind(SQLiteErrorCode code) {
        var primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "corrupt";
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "locked";
        }
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return "disk-full";
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return "read-only";
        }
        return "other";
    }

    private static String detail(SQLException thrown) {
        var message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
