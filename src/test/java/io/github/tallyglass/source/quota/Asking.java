package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.QuotaWindow;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.HttpAsk;
import java.time.Clock;
import java.util.HashMap;

/// Carries questions over real HTTP with a token of the test.
record Asking(Http http, Clock clock, String token) implements QuotaAsker {

    @Override
    public Result<QuotaReply> ask(QuotaQuestion question) {
        var headers = new HashMap<>(question.headers());
        headers.replaceAll((_, value) -> value.replace(QuotaQuestion.TOKEN, token));
        return http.send(new HttpAsk(question.method(), question.uri(), headers, question.body()))
                .map(reply -> QuotaReply.of(reply, clock.instant()));
    }

    static QuotaWindow window(QuotaAnswer answer, String id) {
        return answer.reading().windows().stream()
                .filter(window -> window.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + id + " in " + answer.reading().windows()));
    }
}
