package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.KeyAccess.KeyBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the endpoint that tells what is left on a key: the key's own figures where a server has them,
/// billing on all lines (gateway contract §1.4). Which one answered is remembered.
final class KeyPurse {

    private enum Source {
        USAGE,
        USAGE_2025,
        BILLING
    }

    private final Function<Endpoint, Result<Reply<JsonNode>>> ask;
    private final Supplier<Result<Reply<GatewayStatus>>> status;
    private final boolean doubtful;
    private Source first = Source.USAGE;

    /// @param ask with the key in the header
    /// @param doubtful a fault of the server's database looks like a refused key (gateway contract §1.3)
    KeyPurse(
            Function<Endpoint, Result<Reply<JsonNode>>> ask,
            Supplier<Result<Reply<GatewayStatus>>> status,
            boolean doubtful) {
        this.ask = ask;
        this.status = status;
        this.doubtful = doubtful;
    }

    Result<Reply<KeyBalance>> balance() {
        Failure refused = null;
        for (var source : order()) {
            switch (from(source)) {
                case Result.Ok<Reply<KeyBalance>> told -> {
                    first = source;
                    return told;
                }
                case Result.Err<Reply<KeyBalance>>(Failure failure) -> {
                    if (!mayBeToldElsewhere(failure)) {
                        return Result.err(failure);
                    }
                    refused = clearer(refused, failure);
                }
            }
        }
        return Result.err(
                doubtful && refused instanceof Failure.AuthRejected rejected
                        ? new Failure.AuthRejected(rejected.message(), Failure.AuthRejected.UNPROVEN)
                        : refused == null ? new Failure.NotFound(Endpoint.BILLING_LIMIT.path()) : refused);
    }

    private List<Source> order() {
        var order = new ArrayList<Source>();
        order.add(first);
        for (var source : Source.values()) {
            if (source != first) {
                order.add(source);
            }
        }
        return order;
    }

    private Result<Reply<KeyBalance>> from(Source source) {
        return switch (source) {
            case USAGE -> usage(Endpoint.KEY_USAGE);
            case USAGE_2025 -> unlessSwallowed(usage(Endpoint.KEY_USAGE_2025));
            case BILLING -> billing();
        };
    }

    private Result<Reply<KeyBalance>> usage(Endpoint endpoint) {
        return ask.apply(endpoint)
                .flatMap(reply -> KeyFunds.usage(reply.value(), endpoint)
                        .map(balance -> new Reply<>(balance, reply.clockOffsetMillis())));
    }

    private Result<Reply<KeyBalance>> billing() {
        return ask.apply(Endpoint.BILLING_LIMIT)
                .flatMap(limit -> ask.apply(Endpoint.BILLING_USAGE)
                        .flatMap(usage -> status.get()
                                .flatMap(told -> KeyFunds.billing(limit.value(), usage.value(), told.value()))
                                .map(balance -> new Reply<>(balance, usage.clockOffsetMillis()))));
    }

    /// Where this path is missing another one swallows it, which asks for a user and says nothing of the
    /// key (gateway contract §1.3).
    private static Result<Reply<KeyBalance>> unlessSwallowed(Result<Reply<KeyBalance>> answer) {
        return answer instanceof Result.Err<Reply<KeyBalance>>(Failure failure)
                        && (failure instanceof Failure.Refused || failure instanceof Failure.AuthRejected)
                ? Result.err(new Failure.NotFound(Endpoint.KEY_USAGE_2025.path()))
                : answer;
    }

    /// A refused key may be good for other endpoints, and one path may be closed for a while when others
    /// are not.
    private static boolean mayBeToldElsewhere(Failure failure) {
        return switch (failure) {
            case Failure.NotFound _,
                    Failure.Malformed _,
                    Failure.Refused _,
                    Failure.AuthRejected _,
                    Failure.RateLimited _ -> true;
            case Failure.NotJson page -> page.status() < 500;
            default -> false;
        };
    }

    private static Failure clearer(@Nullable Failure before, Failure now) {
        return before == null
                        || before instanceof Failure.NotFound
                        || before instanceof Failure.RateLimited
                        || (now instanceof Failure.AuthRejected && !(before instanceof Failure.AuthRejected))
                ? now
                : before;
    }
}
