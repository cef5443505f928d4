package io.github.tallyglass.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the collection of a queue goes that forgets what is not fetched in time.
///
/// @param link how the records come
/// @param version of the server (`7.2.140`); `""` while unknown
/// @param lastRecord when the newest record was fetched; null before the first
/// @param recordsPerMinute fetched in the last minute
/// @param statistics whether the server writes records at all; null while unknown
/// @param retentionSeconds how long the server keeps a record; null while unknown
/// @param otherConsumer the server answers requests, and somebody else takes their records
/// @param bannedUntil until when the server refuses this address after wrong keys, ours or others'; null
///     when not
/// @param waiting records that were fetched and are not stored yet
/// @param spoolBytes what the spool takes on disk
/// @param spoolFull nothing is fetched, since the spool has reached its limit or the disk is full
/// @param torn records that came in part when a connection or the program ended, since it was started
public record CollectorState(
        Link link,
        String version,
        @Nullable Instant lastRecord,
        long recordsPerMinute,
        @Nullable Boolean statistics,
        @Nullable Integer retentionSeconds,
        boolean otherConsumer,
        @Nullable Instant bannedUntil,
        long waiting,
        long spoolBytes,
        boolean spoolFull,
        long torn) {

    public static final CollectorState IDLE =
            new CollectorState(Link.NONE, "", null, 0, null, null, false, null, 0, 0, false, 0);

    /// The longest that a server keeps records, which is what users are advised to set.
    public static final int LONGEST_RETENTION = 3_600;

    /// How records come.
    public enum Link {
        /// Not connected.
        NONE,
        /// Fetched one lot after the other.
        POP,
        /// Every subscriber gets each record.
        SHARED,
        /// Fetched over HTTP, which costs the server more.
        HTTP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean connected() {
        return link != Link.NONE;
    }
}
