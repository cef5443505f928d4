package io.github.tallyglass.source.gateway;

import static io.github.tallyglass.source.gateway.GatewayTestKit.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GatewaysTest {

    private static final Secret TOKEN = new Secret(ReplayGateway.TOKEN);

    @Test
    void accountsOfOneHostShareItsBudget() throws IOException {
        try (var replay = new ReplayGateway();
                var http = GatewayTestKit.http()) {
            var gateways = new Gateways(http, GatewayTestKit.CLOCK);
            var found = ok(gateways.probe(replay.url().toString(), AccountKind.AUTO, TOKEN, ""));
            var account = new Account(
                    0,
                    "work",
                    AccountKind.AUTO,
                    found.dialect().name(),
                    found.url(),
                    Scope.SELF,
                    "2",
                    QuotaUnit.DEFAULT,
                    false);
            ok(gateways.client(account, TOKEN).self());
            ok(gateways.client(account.withDialect(""), TOKEN).self());
            assertThat(http.budgets().snapshots()).singleElement().satisfies(budget -> {
                assertThat(budget.host()).isEqualTo(account.host());
                assertThat(budget.used()).isEqualTo(6);
            });
        }
    }
}
