package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.QuotaAnswer;

/// A login that can be asked for its windows, by whichever way.
interface QuestionedLogin {

    /// [io.github.tallyglass.domain.Login#ref()].
    String ref();

    /// Asks; blocks.
    ///
    /// @param plan also for the plan, where that is a request of its own
    Result<QuotaAnswer> ask(boolean plan);
}
