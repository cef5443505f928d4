package io.github.tallyglass.serve;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.RangeWords;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.export.Json;
import io.github.tallyglass.export.JsonDocuments.ErrorDocument;
import io.github.tallyglass.export.JsonDocuments.Failed;
import io.github.tallyglass.export.QuotaDocuments.Quota;
import io.github.tallyglass.export.ScriptDocuments;
import io.github.tallyglass.export.ScriptQuota;
import io.github.tallyglass.query.RowSort;
import io.github.tallyglass.query.UsageQueries;
import io.github.tallyglass.text.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The five paths (contract of CLIProxyAPI and quotas §5.2): health, summary, quota, requests and the
/// page. All that they tell comes out of the cache.
public final class Routes {

    private static final int USUAL_ROWS = 100;
    private static final int MOST_ROWS = 500;

    private final Facts facts;
    private final UsageQueries queries;
    private final FreshQuota fresh;
    private final Texts texts;
    private final StatusPage page;

    public Routes(Facts facts, UsageQueries queries, FreshQuota fresh, Texts texts) {
        this.facts = facts;
        this.queries = queries;
        this.fresh = fresh;
        this.texts = texts;
        this.page = new StatusPage(texts);
    }

    /// What the routes need to know of the home.
    ///
    /// @param database where the cache is
    /// @param version of the program
    /// @param quota the windows and balances as `quota --json` has them, faults among them
    /// @param logins how a login's name is shown: whole or masked
    public record Facts(
            String database,
            String version,
            Clock clock,
            Supplier<ZoneId> zone,
            Supplier<Quota> quota,
            UnaryOperator<String> logins) {}

    Answer answer(URI uri) {
        var query = new Query(uri);
        return switch (uri.getPath()) {
            case "/" -> withRange(query, this::page);
            case "/api/health" -> Answer.json(200, Json.text(health()));
            case "/api/summary" -> withRange(query, this::summary);
            case "/api/quota" -> quota(query);
            case "/api/requests" -> requests(query);
            case null, default -> failed(404, "not-found", texts.get("serve.not-found"), texts.get("serve.paths"));
        };
    }

    /// @param ok the cache can be read
    /// @param db its file
    /// @param authFiles logins that are known
    public record Health(boolean ok, String db, int authFiles, int accounts, long rows, String version) {}

    private Health health() {
        var state = queries.cacheState();
        var logins = (int) facts.quota().get().accounts().stream()
                .filter(account -> account.login() != null)
                .count();
        return new Health(true, facts.database(), logins, state.accounts(), state.rows(), facts.version());
    }

    private Answer summary(TimeRange range) {
        var report = queries.report(range, UsageFilter.ALL);
        return Answer.json(200, Json.text(ScriptDocuments.of(queries, range, UsageFilter.ALL, report, facts.logins())));
    }

    private Answer page(TimeRange range) {
        var report = queries.report(range, UsageFilter.ALL);
        var rows = queries.rows(all(), UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, StatusPage.ROWS);
        return Answer.html(page.of(new StatusPage.Content(
                range.label(),
                facts.clock().instant(),
                facts.zone().get(),
                report,
                ScriptDocuments.of(queries, range, UsageFilter.ALL, report, facts.logins()),
                facts.quota().get(),
                rows,
                facts.logins())));
    }

    private Answer quota(Query query) {
        var refresh = "1".equals(query.value("force"))
                ? fresh.ask().name().toLowerCase(Locale.ROOT).replace('_', '-')
                : null;
        var document = ScriptQuota.of(facts.quota().get(), facts.zone().get());
        return Answer.json(200, Json.text(refresh == null ? document : new Refreshed(document, refresh)));
    }

    /// @param refresh what came of `force=1`: `asked`, `too-soon` or `elsewhere`
    public record Refreshed(@JsonUnwrapped ScriptQuota quota, String refresh) {}

    private Answer requests(Query query) {
        var asked = query.value("limit");
        Integer limit = asked == null || asked.isEmpty() ? Integer.valueOf(USUAL_ROWS) : number(asked);
        if (limit == null) {
            return failed(400, "limit", texts.get("serve.limit", MOST_ROWS), texts.get("serve.limit.advice"));
        }
        var bounded = Math.clamp(limit, 1, MOST_ROWS);
        var rows = queries.rows(all(), UsageFilter.ALL, RowSort.NEWEST_FIRST, 0, bounded);
        return Answer.json(
                200, Json.text(ScriptDocuments.Requests.of(rows, facts.zone().get(), facts.logins())));
    }

    private static @Nullable Integer number(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private Answer withRange(Query query, Function<TimeRange, Answer> then) {
        var words = query.value("range");
        var now = Clock.tick(facts.clock(), Duration.ofSeconds(1));
        var range = words == null || words.isEmpty() ? "today" : words;
        return switch (RangeWords.parse(range, facts.zone().get(), now)) {
            case Result.Err<TimeRange>(Failure failure) ->
                failed(400, failure.code(), texts.message(failure), texts.advice(failure));
            case Result.Ok<TimeRange>(TimeRange parsed) -> then.apply(parsed);
        };
    }

    private TimeRange all() {
        // Rows of a server whose clock is ahead are rows too.
        return new TimeRange(
                "all",
                null,
                facts.clock().instant().plus(Duration.ofDays(1)),
                facts.zone().get());
    }

    private Answer failed(int status, String code, String message, String advice) {
        return Answer.json(status, Json.text(new Failed(new ErrorDocument(code, message, advice))));
    }
}
