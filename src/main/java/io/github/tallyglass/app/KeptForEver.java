package io.github.tallyglass.app;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.PrunedDay;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.RetentionService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows stay.
final class KeptForEver implements RetentionService {

    @Override
    public long rowsOlderThan(int days) {
        return 0;
    }

    @Override
    public void keep(@Nullable Integer days) {}

    @Override
    public List<PrunedDay> daysOlderThan(int days) {
        return List.of();
    }

    @Override
    public Result<Pruned> prune(int days) {
        return Result.err(new Failure.Cancelled());
    }
}
