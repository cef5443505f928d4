package io.github.tallyglass.sync;

import io.github.tallyglass.source.gateway.LogPage;
import io.github.tallyglass.source.gateway.LogPage.LogRow;
import io.github.tallyglass.source.gateway.LogPage.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One received row, readable or not.
///
/// @param second when it was written; an unreadable row is given the second of the row listed before it
/// @param identity what tells it from other rows of its second, twins excepted
record Entry(
        long second,
        String identity,
        @Nullable LogRow row,
        @Nullable Rejected rejected) {

    /// The page's rows as listed. Unreadable ones come last, as a page does not say where they stood.
    static List<Entry> of(LogPage page, long secondIfUnknown) {
        var entries = new ArrayList<Entry>(page.received());
        var second = secondIfUnknown;
        for (var row : page.rows()) {
            second = row.event().createdAt();
            entries.add(new Entry(second, row.fingerprint(), row, null));
        }
        for (var rejected : page.rejected()) {
            entries.add(new Entry(second, "unreadable " + rejected.raw(), null, rejected));
        }
        return entries;
    }

    static List<String> identities(List<Entry> entries) {
        return entries.stream().map(Entry::identity).toList();
    }
}
