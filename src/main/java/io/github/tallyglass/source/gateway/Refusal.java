package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Locale;
import java.util.function.Supplier;

/// What a refusal of an older line means. Its HTTP 200 with `success:false` says the same of a wrong token, a
/// disabled user and a query that failed; its 401 for a request with a token is about the id header (gateway
/// contract §1.3). So what was asked decides, and one more question where that does not, never the text.
final class Refusal {

    private final Dialect dialect;

    Refusal(Dialect dialect) {
        this.dialect = dialect;
    }

    /// @param self asks for the account itself, which only a refused token is denied
    Failure meaning(Failure failure, Endpoint asked, Supplier<? extends Result<?>> self) {
        return switch (failure) {
            case Failure.AuthRejected rejected
            when namesIdHeader(rejected) ->
                new Failure.UserIdRefused(dialect.idHeaders().getFirst());
            case Failure.Refused refused
            when dialect.refusesInOk() && (asked == Endpoint.SELF || deniesSelf(self)) ->
                new Failure.AuthRejected(refused.message(), Failure.AuthRejected.UNPROVEN);
            default -> failure;
        };
    }

    private static boolean deniesSelf(Supplier<? extends Result<?>> self) {
        return self.get() instanceof Result.Err<?>(Failure why) && why instanceof Failure.Refused;
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
