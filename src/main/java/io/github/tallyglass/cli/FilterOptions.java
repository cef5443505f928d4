package io.github.tallyglass.cli;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.TimeRange;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.query.GroupBy;
import io.github.tallyglass.query.Report;
import io.github.tallyglass.query.UsageQueries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/// One repeatable option per dimension: text contained, `=exact`, `!not` or `/regex/`.
final class FilterOptions {

    /// Every row has these, or they are too many to be listed.
    private static final Set<Dimension> ALWAYS_THERE =
            EnumSet.of(Dimension.ACCOUNT, Dimension.MODEL, Dimension.TYPE, Dimension.STATUS, Dimension.REQUEST_ID);

    @Option(names = "--account", paramLabel = "TEXT", descriptionKey = "cli.option.filter.account")
    private final List<String> account = new ArrayList<>();

    @Option(names = "--model", paramLabel = "TEXT", descriptionKey = "cli.option.filter.model")
    private final List<String> model = new ArrayList<>();

    @Option(names = "--key", paramLabel = "TEXT", descriptionKey = "cli.option.filter.key")
    private final List<String> key = new ArrayList<>();

    @Option(names = "--group", paramLabel = "TEXT", descriptionKey = "cli.option.filter.group")
    private final List<String> group = new ArrayList<>();

    @Option(names = "--user", paramLabel = "TEXT", descriptionKey = "cli.option.filter.user")
    private final List<String> user = new ArrayList<>();

    @Option(names = "--type", paramLabel = "TEXT", descriptionKey = "cli.option.filter.type")
    private final List<String> type = new ArrayList<>();

    @Option(names = "--status", paramLabel = "TEXT", descriptionKey = "cli.option.filter.status")
    private final List<String> status = new ArrayList<>();

    @Option(names = "--client", paramLabel = "TEXT", descriptionKey = "cli.option.filter.client")
    private final List<String> client = new ArrayList<>();

    @Option(names = "--endpoint", paramLabel = "TEXT", descriptionKey = "cli.option.filter.endpoint")
    private final List<String> endpoint = new ArrayList<>();

    @Option(names = "--channel", paramLabel = "TEXT", descriptionKey = "cli.option.filter.channel")
    private final List<String> channel = new ArrayList<>();

    @Option(names = "--ip", paramLabel = "TEXT", descriptionKey = "cli.option.filter.ip")
    private final List<String> ip = new ArrayList<>();

    @Option(names = "--request-id", paramLabel = "TEXT", descriptionKey = "cli.option.filter.request-id")
    private final List<String> requestId = new ArrayList<>();

    @Option(names = "--response-id", paramLabel = "TEXT", descriptionKey = "cli.option.filter.response-id")
    private final List<String> responseId = new ArrayList<>();

    @Option(names = "--label", paramLabel = "TEXT", descriptionKey = "cli.option.filter.label")
    private final List<String> label = new ArrayList<>();

    @Option(names = "--provider", paramLabel = "TEXT", descriptionKey = "cli.option.filter.provider")
    private final List<String> provider = new ArrayList<>();

    @Option(names = "--login", paramLabel = "TEXT", descriptionKey = "cli.option.filter.login")
    private final List<String> login = new ArrayList<>();

    @Option(names = "--effort", paramLabel = "TEXT", descriptionKey = "cli.option.filter.effort")
    private final List<String> effort = new ArrayList<>();

    @Option(names = "--tier", paramLabel = "TEXT", descriptionKey = "cli.option.filter.tier")
    private final List<String> tier = new ArrayList<>();

    @Option(names = "--mark", paramLabel = "TEXT", descriptionKey = "cli.option.filter.mark")
    private final List<String> mark = new ArrayList<>();

    /// A broken regular expression is wrong usage.
    UsageFilter filter(Session session) {
        var filter = UsageFilter.ALL;
        for (var entry : values().entrySet()) {
            for (var text : entry.getValue()) {
                filter = filter.with(entry.getKey(), session.value(Match.parse(text)));
            }
        }
        return filter;
    }

    /// Where nothing passed, says on stderr which of the filtered dimensions no row of the accounts asked
    /// for has. Only then: looking at every value of a dimension takes longer than the report.
    void sayUnknown(Session session, UsageQueries queries, Report report) {
        if (report.totals().attempts() > 0) {
            return;
        }
        values().forEach((dimension, texts) -> {
            if (!texts.isEmpty()
                    && !ALWAYS_THERE.contains(dimension)
                    && (queries.values(dimension, 1).isEmpty()
                            || isUnknown(queries, dimension, session, report.range()))) {
                session.say(session.texts().get("cli.no-such-dimension", "--" + dimension.word()));
            }
        });
    }

    /// Whether the rows of the accounts asked for have nothing in this dimension, though those of others
    /// do.
    private boolean isUnknown(UsageQueries queries, Dimension dimension, Session session, TimeRange asked) {
        var by = GroupBy.ofWord(dimension.word());
        if (account.isEmpty() || by.isEmpty()) {
            return false;
        }
        var accounts =
                UsageFilter.ALL.replacing(Dimension.ACCOUNT, filter(session).on(Dimension.ACCOUNT));
        var ever = new TimeRange("all", null, asked.to(), asked.zone());
        return queries.report(ever, accounts, by.get()).groups().stream()
                .allMatch(group -> group.name().isEmpty());
    }

    private Map<Dimension, List<String>> values() {
        return Map.ofEntries(
                Map.entry(Dimension.ACCOUNT, account),
                Map.entry(Dimension.MODEL, model),
                Map.entry(Dimension.KEY, key),
                Map.entry(Dimension.GROUP, group),
                Map.entry(Dimension.USER, user),
                Map.entry(Dimension.TYPE, type),
                Map.entry(Dimension.STATUS, status),
                Map.entry(Dimension.CLIENT, client),
                Map.entry(Dimension.ENDPOINT, endpoint),
                Map.entry(Dimension.CHANNEL, channel),
                Map.entry(Dimension.IP, ip),
                Map.entry(Dimension.REQUEST_ID, requestId),
                Map.entry(Dimension.RESPONSE_ID, responseId),
                Map.entry(Dimension.LABEL, label),
                Map.entry(Dimension.PROVIDER, provider),
                Map.entry(Dimension.LOGIN, login),
                Map.entry(Dimension.EFFORT, effort),
                Map.entry(Dimension.TIER, tier),
                Map.entry(Dimension.MARK, mark));
    }
}
