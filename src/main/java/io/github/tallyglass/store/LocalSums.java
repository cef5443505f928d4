package io.github.tallyglass.store;

import java.util.List;
import java.util.function.Predicate;

/// What the stored consume rows of a stretch come to: gross quota, as `stat` counts (gateway contract
/// §2.3).
///
/// @param unreadable rows of the stretch that no sum holds
/// @param pruned not all of the rows are kept any more: there is nothing to read again
/// @param told whether the sums are those of the whole stretch; false where it cuts a day whose rows are
///     not
///     kept
public record LocalSums(List<Part> parts, int unreadable, boolean pruned, boolean told) {

    /// @param user name at the gateway when the rows were written; `""` where they say none
    /// @param vanished the gateway has these rows no longer
    public record Part(String user, boolean vanished, long quota) {}

    /// Of all that is stored.
    public long total() {
        return sum(part -> true);
    }

    public long sum(Predicate<Part> which) {
        return parts.stream().filter(which).mapToLong(Part::quota).sum();
    }
}
