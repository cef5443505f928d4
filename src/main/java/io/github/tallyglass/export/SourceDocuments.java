package io.github.tallyglass.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// JSON about sources that are no gateways.
public final class SourceDocuments {

    private SourceDocuments() {}

    /// What `account test` found of such a source.
    ///
    /// @param statistics whether it writes usage records; null where it has none to write
    /// @param retentionSeconds how long it keeps a record; null where it does not tell
    public record SourceFound(
            @Nullable Boolean statistics, @Nullable Integer retentionSeconds, List<LoginFound> logins) {}

    /// @param login masked
    /// @param state `active` `cooling` `disabled` `error`
    public record LoginFound(String login, String provider, String plan, String state) {}

    /// What `account statistics` came to.
    public record Statistics(String account, boolean statistics) {}
}
