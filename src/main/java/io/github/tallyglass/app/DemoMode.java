package io.github.tallyglass.app;

import io.github.tallyglass.cli.Demo;
import io.github.tallyglass.cli.Services;
import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.desktop.NoSecrets;
import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/// The demo gateway with a home of its own below the user's. Its token is invented, so a file will do for
/// it.
final class DemoMode implements Demo {

    private static final String ACCOUNT = "demo";

    private final DemoGateway gateway;
    private final Home.Opening opening;
    private final Function<Home, Result<Boolean>> window;

    /// @param opening the demo's own home
    /// @param window opens the window on a home, stays until it is closed, and closes the home
    DemoMode(DemoGateway gateway, Home.Opening opening, Function<Home, Result<Boolean>> window) {
        this.gateway = gateway;
        this.opening = new Home.Opening(
                opening.folders(),
                opening.settings(),
                new NoSecrets("the demo needs none"),
                opening.clock(),
                opening.patience());
        this.window = window;
    }

    @Override
    public URI url() {
        return gateway.url();
    }

    @Override
    public String userId() {
        return gateway.userId();
    }

    @Override
    public Secret token() {
        return new Secret(gateway.token());
    }

    @Override
    public Secret key() {
        return new Secret(gateway.apiKey());
    }

    @Override
    public Result<Services> open() {
        return home().map(home -> home);
    }

    @Override
    public Result<Boolean> window() {
        return home().flatMap(window);
    }

    /// The account is there when this returns: the gateway may listen elsewhere than the last time.
    Result<Home> home() {
        return Home.toWrite(opening, "demo").flatMap(home -> {
            if (home.readOnly() != null) {
                return Result.ok(home);
            }
            home.budgets().setPace(Http.hostOf(url()), Pace.UNLIMITED);
            var known = home.accounts().find(ACCOUNT);
            var ready = known.isPresent()
                    ? home.store().updateAccount(known.get().withUrl(url()))
                    : home.accounts().add(draft(), token(), SecretPlace.FILE, false);
            if (ready instanceof Result.Err<Account>) {
                home.close();
            }
            return ready.map(_ -> home);
        });
    }

    private Draft draft() {
        return new Draft(ACCOUNT, AccountKind.NEW_API, url().toString(), userId(), Scope.SELF, null, null);
    }

    @Override
    public Path csvFile() {
        return opening.folders().config().resolve("demo.csv");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
