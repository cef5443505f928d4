package io.github.tallyglass.sync.collect;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.quota.CredentialsPlace;
import io.github.tallyglass.source.quota.QuotaAnswer;
import io.github.tallyglass.source.quota.QuotaSource;
import io.github.tallyglass.source.quota.TokenLogin;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.Tested;
import io.github.tallyglass.sync.Subscriptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds out whether the logins of token files can be asked. Saves nothing.
///
/// @param parts of which the store is not used
record SubscriptionTrial(SubscriptionParts parts) {

    /// Enough to know whether it works; a folder may hold a hundred.
    private static final int MOST_ASKED = 3;

    Result<Tested> test(Draft draft) {
        var kind = draft.kind().word();
        return Subscriptions.address(draft.kind(), draft.url())
                .flatMap(address -> CredentialsPlace.of(draft.definition())
                        .flatMap(place -> place.path(parts.places(), kind))
                        .flatMap(path -> test(account(draft, address, path))));
    }

    /// The place is kept as it is found now: another process may have another environment.
    private static Account account(Draft draft, URI address, Path path) {
        return new Account(0, draft.name(), draft.kind(), "", address, draft.scope(), "", QuotaUnit.DEFAULT, false)
                .withDefinition(Subscriptions.definition(path.toString()));
    }

    private Result<Tested> test(Account account) {
        return SubscriptionSession.read(account, parts).flatMap(logins -> {
            var now = parts.time().now();
            var words = new ArrayList<String>();
            Failure first = null;
            var answered = false;
            var askable = logins.stream().filter(login -> !login.disabled()).toList();
            var labels = TokenLabels.of(logins, Map.of());
            for (var login : askable.stream().limit(MOST_ASKED).toList()) {
                switch (ask(account, login)) {
                    case Result.Ok<QuotaAnswer>(QuotaAnswer answer) -> {
                        answered = true;
                        words.add(words(labels.getOrDefault(login.ref(), ""), answer));
                    }
                    case Result.Err<QuotaAnswer>(Failure failure) -> first = first == null ? failure : first;
                }
            }
            return answered || first == null ? Result.ok(tested(account, words)) : Result.err(first);
        });
    }

    private Result<QuotaAnswer> ask(Account account, TokenLogin login) {
        return SubscriptionSession.source(account, login)
                .<Result<QuotaAnswer>>map(source -> parts.direct().ask(source, login, true, true))
                .orElseGet(() -> Result.err(new Failure.NoLogin(login.file().toString(), login.provider())));
    }

    private static Tested tested(Account account, List<String> words) {
        var program = QuotaSource.of(account.kind().word())
                .map(QuotaSource::program)
                .orElse(account.kind().word());
        return new Tested(account, program, "", 0, null, List.copyOf(words));
    }

    /// `a@example.com (plus): 5h 37 %, 7d 12 %`.
    private static String words(String label, QuotaAnswer answer) {
        var name = answer.email().isEmpty() ? label : answer.email();
        var plan = answer.reading().plan();
        return name + (plan.isEmpty() ? "" : " (" + plan + ")") + ": "
                + answer.reading().windows().stream()
                        .filter(window -> window.reach() == QuotaWindow.Reach.ALL)
                        .map(SubscriptionTrial::words)
                        .collect(Collectors.joining(", "));
    }

    private static String words(QuotaWindow window) {
        var used = window.usedPercent();
        return window.kind() + " " + (used == null ? "–" : used.toPlainString() + " %");
    }
}
