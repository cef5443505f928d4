package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.Result;

/// Carries a question to a provider on behalf of one login: directly with its token, or through a proxy
/// that holds it.
@FunctionalInterface
public interface QuotaAsker {

    /// @return the provider's reply whatever its status; a failure where no reply came
    Result<QuotaReply> ask(QuotaQuestion question);
}
