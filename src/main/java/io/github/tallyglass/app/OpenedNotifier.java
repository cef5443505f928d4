package io.github.tallyglass.app;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A notifier that is made when it is first needed: most commands show nothing. Thread-safe.
final class OpenedNotifier implements Notifier {

    private final Supplier<Notifier> making;
    private @Nullable Notifier made;

    OpenedNotifier(Supplier<Notifier> making) {
        this.making = making;
    }

    private synchronized Notifier notifier() {
        var there = made;
        if (there == null) {
            there = making.get();
            made = there;
        }
        return there;
    }

    @Override
    public Result<Notice> show(Notice notice) {
        return notifier().show(notice);
    }

    @Override
    public Optional<Failure> trouble() {
        return notifier().trouble();
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }
}
