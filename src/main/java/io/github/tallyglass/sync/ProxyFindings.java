package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Login;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source of records or logins tells of itself.
///
/// @param logins those that it holds
/// @param statistics whether it writes usage records; null where it has none to write
/// @param retentionSeconds how long it keeps a record; null where it does not tell
public record ProxyFindings(
        List<Login> logins,
        @Nullable Boolean statistics,
        @Nullable Integer retentionSeconds) {}
