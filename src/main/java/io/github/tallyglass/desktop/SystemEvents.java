package io.github.tallyglass.desktop;

/// What happens to the machine: it wakes up, its network comes back. Told on a thread of its own.
public interface SystemEvents extends AutoCloseable {

    /// Runs once after each of these, when several come together, until it is closed.
    ///
    /// @param awake runs after sleep, and when the network is back
    void listen(Runnable awake);

    @Override
    void close();

    /// Of a system that tells nothing.
    static SystemEvents none() {
        return new SystemEvents() {
            @Override
            public void listen(Runnable awake) {}

            @Override
            public void close() {}
        };
    }
}
