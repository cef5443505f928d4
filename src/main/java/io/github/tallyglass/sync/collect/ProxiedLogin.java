package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaLogin;
import io.github.tallyglass.source.quota.QuotaSource;
import java.util.Optional;
import java.util.function.Function;

/// A login that a CLIProxyAPI asks for us, with its own token and through its own proxy.
record ProxiedLogin(ManagementApi api, QuotaSource source, QuotaLogin login) implements QuestionedLogin {

    /// Empty where there is nothing to ask: it is disabled, an API key, or of a provider without windows.
    static Optional<ProxiedLogin> of(
            AuthFile file, ManagementApi api, Function<String, Optional<QuotaSource>> sources) {
        if (file.disabled() || file.apiKey()) {
            return Optional.empty();
        }
        return sources.apply(file.provider())
                .map(source -> new ProxiedLogin(
                        api, source, new QuotaLogin(file.index(), file.workspace(), file.project(), false, true)));
    }

    @Override
    public String ref() {
        return login.ref();
    }

    @Override
    public Result<QuotaAnswer> ask(boolean plan) {
        return source.read(login.withPlan(plan), question -> api.call(login.ref(), question));
    }
}
