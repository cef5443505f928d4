package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Optional;

/// Shows notifications of the system. Calls may wait for the system: never on the JavaFX thread.
public interface Notifier extends AutoCloseable {

    /// @return an error when nothing here shows it
    Result<Notice> show(Notice notice);

    /// Why nothing can be shown here; empty when it can, as far as one can tell without showing.
    Optional<Failure> trouble();

    @Override
    void close();
}
