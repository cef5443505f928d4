package io.github.tallyglass.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the server of an account writes usage records, which the service alone knows.
///
/// @param on null while that is not known
public record Statistics(long accountId, @Nullable Boolean on) {

    /// Where they are asked for.
    @FunctionalInterface
    public interface Source {

        /// Of accounts that have such a thing; quick, since it is asked at every look.
        List<Statistics> now();
    }
}
