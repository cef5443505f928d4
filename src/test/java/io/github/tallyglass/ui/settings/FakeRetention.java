package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.FailureException;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.RetentionService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts rows as told, and keeps a list of what it was to keep.
public final class FakeRetention implements RetentionService {

    /// Rows that would go, whatever the number of days.
    public long rows = 412_306;

    /// Why they cannot be counted; null where they can.
    public @Nullable Failure broken;

    public final List<String> kept = new ArrayList<>();

    @Override
    public long rowsOlderThan(int days) {
        if (broken != null) {
            throw new FailureException(broken, broken.code(), new IllegalStateException());
        }
        return rows;
    }

    @Override
    public void keep(@Nullable Integer days) {
        kept.add(days == null ? "for ever" : days + " days");
    }

    @Override
    public List<PrunedDay> daysOlderThan(int days) {
        return List.of();
    }

    @Override
    public Result<Pruned> prune(int days) {
        throw new UnsupportedOperationException("the window does not");
    }
}
