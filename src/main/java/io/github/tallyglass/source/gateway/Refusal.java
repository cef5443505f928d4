package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient.Reply;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import java.util.Locale;
import java.util.function.Supplier;

/// What a refusal of an older line means. Its HTTP 200 with `success:false` says the same of a wrong
/// token, a disabled user, a role that is not enough and a query that failed; its 401 for a request with
/// a token is about the id header (gateway contract §1.3). So what was asked decides, and one more
/// question where that does not, never the text.
final class Refusal {

    private final Dialect dialect;

    Refusal(Dialect dialect) {
        this.dialect = dialect;
    }

    /// @param self asks for the account itself, which only a refused token is denied
    Failure meaning(Failure failure, Endpoint asked, Supplier<Result<Reply<Self>>> self) {
        return switch (failure) {
            case Failure.AuthRejected rejected
            when namesIdHeader(rejected) ->
                new Failure.UserIdRefused(dialect.idHeaders().getFirst());
            case Failure.Refused refused when dialect.refusesInOk() && asked == Endpoint.SELF -> unproven(refused);
            case Failure.Refused refused when dialect.refusesInOk() -> toldBySelf(refused, asked, self.get());
            case Failure.Forbidden forbidden when asked.isOfAll() -> toldBySelf(forbidden, asked, self.get());
            default -> failure;
        };
    }

    private static Failure toldBySelf(Failure refusal, Endpoint asked, Result<Reply<Self>> self) {
        return switch (self) {
            case Result.Err<Reply<Self>>(Failure denied)
            when denied instanceof Failure.Refused && refusal instanceof Failure.Refused refused -> unproven(refused);
            case Result.Ok<Reply<Self>>(Reply<Self> account)
            when asked.isOfAll() && account.value().isOrdinary() ->
                new Failure.RoleTooLow(account.value().role());
            default -> refusal;
        };
    }

    private static Failure unproven(Failure.Refused refused) {
        return new Failure.AuthRejected(refused.message(), Failure.AuthRejected.UNPROVEN);
    }

    /// A code belongs to the current line, which does not read the header.
    private boolean namesIdHeader(Failure.AuthRejected rejected) {
        return rejected.serverCode().isEmpty() && names(rejected.message(), dialect);
    }

    /// Whether a message names an id header of the dialect.
    static boolean names(String message, Dialect dialect) {
        var lower = message.toLowerCase(Locale.ROOT);
        return dialect.idHeaders().stream().anyMatch(header -> lower.contains(header.toLowerCase(Locale.ROOT)));
    }
}
