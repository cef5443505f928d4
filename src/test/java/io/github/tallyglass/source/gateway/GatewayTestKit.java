package io.github.tallyglass.source.gateway;

import static org.assertj.core.api.Assertions.fail;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.Sleeper;
import io.github.tallyglass.source.Timeouts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/// What tests of the client share: an unpaced client on a fixed clock, and results taken apart.
public final class GatewayTestKit {

    public static final Clock CLOCK = Clock.fixed(ReplayGateway.CAPTURED_AT, ZoneOffset.UTC);

    private GatewayTestKit() {}

    public static Http http() {
        return http(Timeouts.DEFAULT, 16L << 20);
    }

    public static Http http(Timeouts timeouts, long bodyLimit) {
        return new Http(new HostBudgets(CLOCK, Sleeper.REAL, Pace.UNLIMITED), CLOCK, "test", timeouts, bodyLimit);
    }

    /// Short enough for a test, long enough for a loaded machine to answer.
    public static Timeouts shortTimeouts() {
        return new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(20));
    }

    public static HttpGatewayClient client(Http http, URI url) {
        return client(http, url, ReplayGateway.TOKEN, "");
    }

    public static HttpGatewayClient client(Http http, URI url, String token, String userId) {
        return new HttpGatewayClient(http, new NewApiDialect(), url, new Secret(token), userId);
    }

    public static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Err<T>(Failure failure) -> fail("failed: " + failure);
        };
    }

    public static Failure failure(Result<?> result) {
        return result instanceof Result.Err<?>(Failure failure) ? failure : fail("did not fail: " + result);
    }
}
