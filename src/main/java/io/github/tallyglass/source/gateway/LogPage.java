package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.UsageEvent;
import java.util.List;

/// One page of a log list.
///
/// @param pageSize the effective size, as the reply says
/// @param total rows that match, −1 where the server does not say; exactly 10 000 means "at least"
/// @param rows as sent, newest first
/// @param rejected rows that could not be read, with the reason; they still count as received
public record LogPage(int page, int pageSize, long total, List<LogRow> rows, List<Rejected> rejected) {

    /// A row that was read.
    ///
    /// @param fingerprint hash over the fields that identify a row whatever the server's version (contract
    ///     §3.4); equal rows of one second differ by their occurrence only
    public record LogRow(UsageEvent event, String fingerprint) {}

    /// A row that could not be read.
    ///
    /// @param raw scrubbed text of the row
    public record Rejected(String raw, String why) {}

    /// How many rows the server sent on this page, readable or not.
    public int received() {
        return rows.size() + rejected.size();
    }
}
