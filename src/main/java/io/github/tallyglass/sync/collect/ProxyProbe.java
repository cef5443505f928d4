package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.cliproxy.AuthFile;
import io.github.tallyglass.source.cliproxy.KeyVerdict;
import io.github.tallyglass.source.cliproxy.ManagementApi;
import io.github.tallyglass.source.cliproxy.ServerConfig;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.ProxyFindings;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.ProxyAccounts;
import java.util.List;

/// Finds out whether an account at a CLIProxyAPI can be read. Asks its management alone: what a queue hands
/// over is gone, so nothing is taken from it for a test. A wrong key is shown once.
final class ProxyProbe {

    private static final String SYSTEM = "CLIProxyAPI";

    private final CollectParts parts;

    ProxyProbe(CollectParts parts) {
        this.parts = parts;
    }

    Result<Tested> test(Draft draft, Secret secret) {
        return ProxyAccounts.of(draft).flatMap(account -> {
            var api = new ManagementApi(
                    parts.http(), account.url(), () -> Result.ok(secret), new KeyVerdict(parts.clock()), parts.clock());
            return config(api).flatMap(config -> files(api).map(files -> tested(account, api, config, files)));
        });
    }

    /// Servers from before the retention could be set tell the rest otherwise.
    private static Result<ServerConfig> config(ManagementApi api) {
        var config = api.config();
        return config instanceof Result.Err<ServerConfig>(Failure.NotFound _)
                ? api.statistics().map(on -> new ServerConfig(on, 0))
                : config;
    }

    /// Nobody needs logins to have records.
    private static Result<List<AuthFile>> files(ManagementApi api) {
        var files = api.authFiles();
        return files instanceof Result.Err<List<AuthFile>>(Failure.NotFound _) ? Result.ok(List.of()) : files;
    }

    private Tested tested(Account account, ManagementApi api, ServerConfig config, List<AuthFile> files) {
        var logins = LoginList.of(files, List.of(), parts.queue().time().now());
        return new Tested(account, SYSTEM, api.version(), 0, null, List.of())
                .withProxy(new ProxyFindings(
                        logins, config.statistics(), config.retentionSeconds() > 0 ? config.retentionSeconds() : null));
    }
}
