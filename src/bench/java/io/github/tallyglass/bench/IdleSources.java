package io.github.tallyglass.bench;

import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.source.cliproxy.server.CpaManagement;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.quota.TokenFixtures;
import io.github.tallyglass.source.quota.VendorReplies;
import io.github.tallyglass.source.quota.VendorServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// Three sources on loopback for accounts that are read while nothing happens: a gateway, a CLIProxyAPI with
/// two logins and an empty queue, a token file. Writes what a shell needs to know of them and stays until its
/// standard input ends.
public final class IdleSources {

    private IdleSources() {}

    /// @param args a folder
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var clock = Clock.systemUTC();
        try (var gateway = new DemoGateway(DemoSettings.standard().withDays(30));
                var proxy = new CpaServer(clock);
                var vendors = new VendorServer(clock)) {
            proxy.management().upstream = call -> {
                var url = call.path("url").asString("");
                return url.endsWith("/wham/usage")
                        ? json(VendorReplies.codex("a@example.com", 37, 12, clock.instant()))
                        : url.endsWith("/oauth/usage")
                                ? json(VendorReplies.claude("42.0", "18.5", clock.instant()))
                                : CpaManagement.upstreamReply(404, Map.of(), "{}");
            };
            var tokens = TokenFixtures.codex(
                    folder.resolve("auth.json"),
                    "a@example.com",
                    "acct-invented-1",
                    "plus",
                    clock.instant().plus(Duration.ofDays(9)));
            Files.writeString(folder.resolve("sources"), """
                    gateway=%s
                    gateway_user=%s
                    gateway_token=%s
                    proxy=%s
                    proxy_key=%s
                    vendor=%s
                    tokens=%s
                    """.formatted(
                            gateway.url(),
                            gateway.userId(),
                            gateway.token(),
                            proxy.url(),
                            CpaServer.KEY,
                            vendors.base("codex"),
                            tokens));
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static io.github.tallyglass.source.cliproxy.server.CpaReply json(String body) {
        return CpaManagement.upstreamReply(200, Map.of("Content-Type", "application/json"), body);
    }
}
