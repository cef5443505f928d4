package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import java.util.List;
import java.util.Map;

/// Asks gateways what is left, and reads no rows.
@FunctionalInterface
public interface ReadingsNow {

    /// Blocks until every account has answered, has failed, or the stop came.
    ///
    /// @return failures by account id; answers are in the cache
    Map<Long, Failure> read(List<Account> accounts, StopSignal stop);
}
