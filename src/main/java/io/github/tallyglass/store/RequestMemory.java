package io.github.tallyglass.store;

/// Which requests had rows lately: an id, a second and what the row was, 13 bytes each. Ids of eight hex
/// digits are held exactly, others as 64 bits of a hash.
final class RequestMemory {

    /// A row that succeeded.
    static final byte CONSUMED = 1;

    /// An error row that does not count as a failed request.
    static final byte ERROR = 2;

    /// An error row that does.
    static final byte FAILED = 3;

    /// Takes an entry near a second.
    @FunctionalInterface
    interface Entry {
        void take(int place, long second, byte what);
    }

    private static final int SMALLEST = 1 << 12;

    private long[] ids = new long[SMALLEST];
    private int[] seconds = new int[SMALLEST];
    private byte[] whats = new byte[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    void add(long id, long second, byte what) {
        if (size >= ids.length / 5 * 3) {
            resize(ids.length * 2, Long.MIN_VALUE);
        }
        put(id, (int) second, what);
    }

    void set(int place, byte what) {
        whats[place] = what;
    }

    /// Every entry of an id that is at most [FailedRequests#NEAR] seconds away.
    void near(long id, long second, Entry entry) {
        for (var at = slot(id); ids[at] != 0; at = at + 1 & ids.length - 1) {
            var other = Integer.toUnsignedLong(seconds[at]);
            if (ids[at] == id && Math.abs(other - second) <= FailedRequests.NEAR) {
                entry.take(at, other, whats[at]);
            }
        }
    }

    void forgetBefore(long second) {
        resize(ids.length, second);
    }

    private void resize(int length, long from) {
        var oldIds = ids;
        var oldSeconds = seconds;
        var oldWhats = whats;
        ids = new long[length];
        seconds = new int[length];
        whats = new byte[length];
        size = 0;
        for (var i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0 && Integer.toUnsignedLong(oldSeconds[i]) >= from) {
                put(oldIds[i], oldSeconds[i], oldWhats[i]);
            }
        }
    }

    void clear() {
        ids = new long[SMALLEST];
        seconds = new int[SMALLEST];
        whats = new byte[SMALLEST];
        size = 0;
    }

    private void put(long id, int second, byte what) {
        var at = slot(id);
        while (ids[at] != 0) {
            at = at + 1 & ids.length - 1;
        }
        ids[at] = id;
        seconds[at] = second;
        whats[at] = what;
        size++;
    }

    private int slot(long id) {
        var mixed = id * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & ids.length - 1;
    }

    /// Never 0.
    static long idOf(String requestId) {
        var length = requestId.length();
        if (length == 8) {
            var value = 0L;
            var at = 0;
            for (; at < length; at++) {
                var c = requestId.charAt(at);
                var digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
                if (digit < 0) {
                    break;
                }
                value = value << 4 | digit;
            }
            if (at == length) {
                return 1L << 32 | value;
            }
        }
        var hash = 0xCBF2_9CE4_8422_2325L;
        for (var i = 0; i < length; i++) {
            hash = (hash ^ requestId.charAt(i)) * 0x0000_0100_0000_01B3L;
        }
        return hash ^ hash >>> 29 | 1L << 63;
    }
}
