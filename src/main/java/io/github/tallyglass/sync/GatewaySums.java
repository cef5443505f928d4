package io.github.tallyglass.sync;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient;
import io.github.tallyglass.source.gateway.LogPage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a gateway itself says of an account's stretches of time.
final class GatewaySums {

    private static final Duration RECOVERS = Duration.ofSeconds(2);

    private final Asker asker;
    private @Nullable Optional<String> user;

    GatewaySums(Asker asker) {
        this.asker = asker;
    }

    /// Gross quota of the consume rows; asked twice of a server that is busy for a moment.
    Result<Long> stat(Interval span) {
        var answer = asker.ask(client -> client.stat(span));
        if (answer instanceof Result.Err<Long>(Failure failure) && Faults.helpedByLess(failure)) {
            asker.backOff(RECOVERS);
            return asker.ask(client -> client.stat(span));
        }
        return answer;
    }

    /// The newest rows.
    Result<LogPage> newest(Interval span) {
        return asker.logs(span, 1);
    }

    /// The user's name by now, asked for once; null where it is not told.
    @Nullable
    String name() {
        if (user == null) {
            user = asker.ask(GatewayClient::self) instanceof Result.Ok<GatewayClient.Self>(var self)
                    ? Optional.of(self.username()).filter(name -> !name.isEmpty())
                    : Optional.empty();
        }
        return user.orElse(null);
    }
}
