package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaSource;
import io.github.tallyglass.source.quota.TokenFiles;
import io.github.tallyglass.source.quota.TokenLogin;
import java.util.List;

/// A login that is asked with the token that its file holds at that moment: the program that keeps it may
/// have renewed it since.
///
/// @param found as it was found
/// @param session whose login it is
record TokenQuestion(SubscriptionSession session, QuotaSource source, TokenLogin found) implements QuestionedLogin {

    @Override
    public String ref() {
        return found.ref();
    }

    @Override
    public Result<QuotaAnswer> ask(boolean plan) {
        var now = TokenFiles.read(found.file(), source.program()).flatMap(this::again);
        return switch (now) {
            case Result.Ok<TokenLogin>(TokenLogin login) -> session.ask(source, login, plan);
            case Result.Err<TokenLogin>(Failure failure) -> {
                session.unasked(found, failure);
                yield Result.err(failure);
            }
        };
    }

    private Result<TokenLogin> again(List<TokenLogin> logins) {
        return logins.stream()
                .filter(login -> login.ref().equals(found.ref()))
                .findFirst()
                .<Result<TokenLogin>>map(Result::ok)
                // Somebody else has signed in since; the next look lists them.
                .orElseGet(() -> Result.err(new Failure.NoLogin(found.file().toString(), source.program())));
    }
}
