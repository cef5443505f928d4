package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.Gateways;
import io.github.tallyglass.source.gateway.Line;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The histories of [HistoriesTest] over the wire, in the form of every line: the real client reads them
/// from a loopback server whose list grows, throttles, breaks off; the process is killed between requests
/// and around commits. After a last quiet run the cache holds the server's rows, each once.
final class LineHistoriesTest {

    private static final Logger LOG = LoggerFactory.getLogger(LineHistoriesTest.class);

    /// `-Dtallyglass.seed=N -Dtallyglass.histories=1` repeats one.
    private static final long FIRST_SEED = Long.getLong("tallyglass.seed", 20_261_124L);

    private static final int EACH = Math.min(Integer.getInteger("tallyglass.histories", 5), 100);

    @ParameterizedTest
    @MethodSource("io.github.tallyglass.sync.WireGateway#lines")
    void anyInterleavingEndsWithTheServersRows(Line line) throws Exception {
        for (var i = 0; i < EACH; i++) {
            run(line, FIRST_SEED + i);
        }
    }

    private static void run(Line line, long seed) throws Exception {
        var sim = new Sim();
        var history = new History(seed, sim);
        var clock = sim.clock.asClock();
        var budgets = new HostBudgets(clock, sim.clock::advance, Pace.UNLIMITED);
        try (var wire = new WireGateway(sim.gateway, sim.clock, line);
                var http = new Http(budgets, clock, "test")) {
            var account = sim.account.withUrl(wire.url()).withDialect(line.dialect());
            assertThat(sim.kept.updateAccount(account)).isInstanceOf(Result.Ok.class);
            var gateways = new Gateways(http, clock);
            sim.clients = (one, secret) -> hooked(gateways, one, sim.gateway, wire);
            history.run();
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(line + " with seed " + seed + " " + history + ": " + failed.getMessage(), failed);
        }
        LOG.info("{} with seed {}: {}, {} requests", line, seed, history, sim.gateway.requests);
    }

    /// Trouble is drawn where the process may be killed, before each call, and travels over the wire.
    private static GatewayClient hooked(Gateways gateways, Account account, SimGateway sim, WireGateway wire) {
        var real = gateways.client(account, new Secret("EXAMPLEpatalice00000000000000000"));
        return (GatewayClient) Proxy.newProxyInstance(
                GatewayClient.class.getClassLoader(), new Class<?>[] {GatewayClient.class}, (self, method, given) -> {
                    wire.fault = sim.trouble.get();
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
