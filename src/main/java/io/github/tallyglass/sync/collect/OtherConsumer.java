package io.github.tallyglass.sync.collect;

/// Suspects that somebody else takes a server's records: it goes on counting requests while none of their
/// records comes here. One such look may be chance (some requests make no record, the contract of
/// CLIProxyAPI and quotas §1.9), two in a row are told. Thread-safe.
final class OtherConsumer {

    private static final int ENOUGH = 2;

    private long requests = -1;
    private long records;
    private int looks;

    /// @param serverRequests that the server has counted since it began
    /// @param ourRecords that were fetched here since we began
    /// @param written whether the server writes records at all
    synchronized void look(long serverRequests, long ourRecords, boolean written) {
        var more = requests >= 0 && serverRequests > requests;
        if (ourRecords > records || !written) {
            looks = 0;
        } else if (more) {
            looks++;
        }
        requests = serverRequests;
        records = ourRecords;
    }

    /// A record has come: whoever took the others is gone, or was none.
    synchronized void recordCame() {
        looks = 0;
    }

    synchronized boolean suspected() {
        return looks >= ENOUGH;
    }
}
