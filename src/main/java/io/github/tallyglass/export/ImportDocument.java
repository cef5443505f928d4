package io.github.tallyglass.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an `import` did.
///
/// @param rowsNew rows that were added
/// @param rowsSeen records of the file; 0 for a configuration
/// @param rejected what no row could be made of, the first hundred
/// @param account the account that has the rows, or the key, now
/// @param accountAdded the account was added for it
/// @param note only where not all was taken over
public record ImportDocument(
        long rowsNew,
        long rowsSeen,
        List<RejectedRecord> rejected,
        String account,
        boolean accountAdded,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

    public ImportDocument {
        rejected = List.copyOf(rejected);
    }

    /// @param record its place in the file, from 1
    /// @param time ISO 8601; null where it has none
    /// @param why in short, not in the user's language
    public record RejectedRecord(long record, @Nullable String time, String why) {}
}
