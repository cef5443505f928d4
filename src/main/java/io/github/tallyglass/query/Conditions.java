package io.github.tallyglass.query;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.store.EventFlags;
import io.github.tallyglass.store.RequestIds;
import io.github.tallyglass.store.RowOrigin;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A filter as SQL: names became sets of dictionary numbers.
///
/// @param accounts ids that pass
/// @param sql conditions but the one on accounts, each true or false for a row
/// @param parameters for the question marks in `sql`, in order
/// @param needsOrigin a condition on key, group, user, client, endpoint or channel: hours cannot answer
/// @param needsRow a condition that only rows can answer
/// @param needsKind a condition on type or status
/// @param nothing no row can pass
record Conditions(
        List<Long> accounts,
        List<String> sql,
        List<Object> parameters,
        boolean needsOrigin,
        boolean needsRow,
        boolean needsKind,
        boolean nothing) {

    /// What an origin in the dictionary tells.
    static final List<Dimension> OF_ORIGIN = List.of(
            Dimension.KEY,
            Dimension.GROUP,
            Dimension.USER,
            Dimension.CLIENT,
            Dimension.ENDPOINT,
            Dimension.CHANNEL,
            Dimension.PROVIDER,
            Dimension.LOGIN,
            Dimension.EFFORT,
            Dimension.TIER);

    static Conditions of(Snapshot snapshot, UsageFilter filter) {
        var accounts = snapshot.accounts(filter).stream().map(Account::id).toList();
        var words = snapshot.dictionaries();
        var models = IdSet.of(words.models.all(), name -> filter.accepts(Dimension.MODEL, name));
        var kinds = IdSet.of(
                words.kinds.all(),
                kind -> filter.accepts(Dimension.TYPE, kind.type().word())
                        && filter.accepts(Dimension.STATUS, kind.statusText()));
        var origins = IdSet.of(words.origins.all(), origin -> accepts(filter, origin));
        var ips = IdSet.of(words.ips.all(), ip -> filter.accepts(Dimension.IP, ip));
        var sql = new ArrayList<String>();
        add(sql, models, "model_id");
        add(sql, kinds, "kind_id");
        add(sql, origins, "origin_id");
        add(sql, ips, "ip_id");
        var parameters = new ArrayList<>();
        var marked = !filter.on(Dimension.MARK).isEmpty();
        if (marked) {
            sql.add(marks(filter.on(Dimension.MARK)));
        }
        matching(filter.on(Dimension.REQUEST_ID), Conditions::requestId, sql, parameters);
        matching(filter.on(Dimension.RESPONSE_ID), Conditions::responseId, sql, parameters);
        var absent = !filter.accepts(Dimension.LABEL, "");
        return new Conditions(
                accounts,
                sql,
                parameters,
                !origins.isAll(),
                !ips.isAll() || marked || !parameters.isEmpty(),
                !kinds.isAll(),
                absent || accounts.isEmpty() || models.isNone() || kinds.isNone() || origins.isNone() || ips.isNone());
    }

    /// The whole condition, to stand behind WHERE.
    String where() {
        var all = new ArrayList<String>();
        // One account as an equality lets the database group along the key, without sorting.
        all.add(
                accounts.size() == 1
                        ? "account_id = " + accounts.getFirst()
                        : "account_id IN (" + IdSet.list(accounts.stream().mapToLong(Long::longValue)) + ")");
        all.addAll(sql);
        return String.join(" AND ", all);
    }

    Conditions onAccount(long account) {
        return new Conditions(List.of(account), sql, parameters, needsOrigin, needsRow, needsKind, nothing);
    }

    /// Fills the parameters of [#where].
    ///
    /// @return how many they were
    int bind(PreparedStatement statement) throws SQLException {
        var at = 0;
        for (var parameter : parameters) {
            if (parameter instanceof byte[] bytes) {
                statement.setBytes(++at, bytes);
            } else {
                statement.setString(++at, parameter.toString());
            }
        }
        return at;
    }

    static String value(Dimension dimension, RowOrigin origin) {
        return switch (dimension) {
            case KEY -> origin.key();
            case GROUP -> origin.group();
            case USER -> origin.user();
            case CLIENT -> origin.client();
            case ENDPOINT -> origin.endpoint();
            case CHANNEL -> origin.channelText();
            case PROVIDER -> origin.upstream().provider();
            case LOGIN -> origin.upstream().login();
            case EFFORT -> origin.upstream().effort();
            case TIER -> origin.upstream().tier();
            default -> throw new IllegalArgumentException("not of an origin: " + dimension);
        };
    }

    private static boolean accepts(UsageFilter filter, RowOrigin origin) {
        return OF_ORIGIN.stream().allMatch(dimension -> filter.accepts(dimension, value(dimension, origin)));
    }

    private static void add(List<String> sql, IdSet ids, String column) {
        if (!ids.isAll()) {
            sql.add(ids.sql(column));
        }
    }

    /// A row passes when any of its marks is wanted and none is unwanted.
    private static String marks(List<Match> matches) {
        var positive =
                matches.stream().filter(match -> !(match instanceof Match.Not)).toList();
        var negative = matches.stream().filter(Match.Not.class::isInstance).toList();
        var passing = IntStream.range(0, EventFlags.END)
                .filter(flags -> {
                    var words = EventFlags.words(flags);
                    return (positive.isEmpty() || words.stream().anyMatch(word -> any(positive, word)))
                            && words.stream().allMatch(word -> negative.stream().allMatch(match -> match.test(word)));
                })
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "flags IN (" + passing + ")";
    }

    private static boolean any(List<Match> matches, String word) {
        return matches.stream().anyMatch(match -> match.test(word));
    }

    /// One condition as SQL; adds its parameters.
    @FunctionalInterface
    private interface AsSql {
        String of(Match match, List<Object> parameters);
    }

    /// Positive conditions widen, negative ones narrow, as everywhere.
    private static void matching(List<Match> matches, AsSql asSql, List<String> sql, List<Object> parameters) {
        var positive =
                matches.stream().filter(match -> !(match instanceof Match.Not)).toList();
        var negative = matches.stream().filter(Match.Not.class::isInstance).toList();
        if (!positive.isEmpty()) {
            sql.add(positive.stream()
                    .map(match -> asSql.of(match, parameters))
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
        negative.forEach(match -> sql.add(asSql.of(match, parameters)));
    }

    private static String requestId(Match match, List<Object> parameters) {
        var packed = match instanceof Match.Exact exact ? RequestIds.pack(exact.value()) : null;
        parameters.add(packed == null ? match.text() : packed);
        return packed == null ? "id_matches(?, request_id)" : "request_id = ?";
    }

    /// Response ids are told by one operator only: they have no column of their own.
    private static String responseId(Match match, List<Object> parameters) {
        parameters.add(match.text());
        return "response_matches(?, extra)";
    }
}
