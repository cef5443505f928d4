package io.github.tallyglass.query;

import io.github.tallyglass.domain.Bucket;
import io.github.tallyglass.domain.Figures;
import java.time.Instant;
import java.util.List;

/// Figures over time for a stacked chart. `names` are ordered by cost, largest first; each line has one
/// entry a bucket.
///
/// @param starts start of each bucket, in order, without holes
/// @param names named series; when `others` > 0 a last line follows them that sums that many further values
/// @param figures per series (names first, then others if any), then per bucket
/// @param origin per bucket: whether rows or hourly aggregates stand behind it
public record Series(
        Bucket bucket,
        List<Instant> starts,
        List<String> names,
        int others,
        List<List<Figures>> figures,
        List<Origin> origin) {

    /// Where a bucket's figures come from.
    public enum Origin {
        /// Rows, proven complete.
        ROWS,
        /// Rows, with parts of the bucket not read yet.
        PARTIAL,
        /// The gateway's own hourly aggregates: cost and requests only.
        AGGREGATES,
        /// Nothing known.
        NOTHING
    }
}
