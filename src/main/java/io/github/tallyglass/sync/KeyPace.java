package io.github.tallyglass.sync;

import io.github.tallyglass.source.gateway.KeyAccess.KeyList;
import io.github.tallyglass.source.gateway.KeyForm;
import java.time.Duration;
import java.util.List;

/// How often the list of a key is asked for. A list of the newest rows costs one of the few requests that
/// the user's sign-in shares, and must still come before it has run over; a list of all rows costs its
/// whole length each time.
final class KeyPace {

    /// Eight times in the twenty minutes of the critical limit, which leaves room for the key's own figures.
    private static final long USUAL_SECONDS = 150;

    /// Never more often on average (gateway contract §2.5).
    static final long LEAST_SECONDS = 60;

    private static final List<Long> WINDOWS = List.of(20L, 60L, 300L);
    private static final Duration WITHOUT_ROWS = Duration.ofMinutes(10);
    private static final long ROWS_A_SECOND_OF_WAIT = 100;
    private static final long LONGEST_SECONDS = 600;

    private long rows;
    private long fullAfterSeconds = Long.MAX_VALUE;

    /// @param end last settled second; rows of the few seconds after it are listed too
    void note(KeyList list, long end) {
        rows = list.received();
        fullAfterSeconds = WINDOWS.stream()
                .mapToLong(window -> fullAfter(list, end + Asker.FREEZE_SECONDS, window))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// At the pace of the last seconds.
    private static long fullAfter(KeyList list, long now, long window) {
        var recent = list.rows().stream()
                .filter(row -> row.event().createdAt() > now - window)
                .count();
        return recent == 0 ? Long.MAX_VALUE : window * new KeyForm.Newest().pageSize() / recent;
    }

    Duration pollEvery(KeyForm form, Duration wanted) {
        var own = switch (form) {
            case KeyForm.Newest _ ->
                Duration.ofSeconds(Math.clamp(fullAfterSeconds / 5 * 3, LEAST_SECONDS, USUAL_SECONDS));
            case KeyForm.Whole _ ->
                Duration.ofSeconds(Math.clamp(rows / ROWS_A_SECOND_OF_WAIT, LEAST_SECONDS, LONGEST_SECONDS));
            case KeyForm.Paged _ -> wanted;
            case KeyForm.NoRows _ -> WITHOUT_ROWS;
        };
        return own.compareTo(wanted) >= 0 ? own : wanted;
    }
}
