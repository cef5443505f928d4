package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.RowOrigin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the rows of an account say was used with each of its logins. A source may have named a login
/// otherwise before it was moved or upgraded: rows under a name that no login has now are told by their
/// label.
final class LoginSpend {

    private final Snapshot snapshot;
    private final Conditions conditions;

    /// By origin; `""` for those of no login.
    private final List<String> refs;

    /// @param logins every login of the account that is listed
    LoginSpend(Snapshot snapshot, long accountId, List<Login> logins) {
        this.snapshot = snapshot;
        var byLabel = new HashMap<String, String>();
        logins.forEach(login -> byLabel.put(login.label(), login.ref()));
        var byRef = new HashMap<String, String>();
        logins.forEach(login -> byRef.put(login.ref(), login.ref()));
        var origins = snapshot.dictionaries().origins.all();
        this.refs = origins.stream().map(origin -> ref(origin, byRef, byLabel)).toList();
        var ids = IdSet.of(refs, ref -> !ref.isEmpty());
        this.conditions = new Conditions(
                List.of(accountId), List.of(ids.sql("origin_id")), List.of(), true, false, false, ids.isNone());
    }

    private static String ref(RowOrigin origin, Map<String, String> byRef, Map<String, String> byLabel) {
        var upstream = origin.upstream();
        var byLogin = upstream.login().isEmpty() ? "" : byLabel.getOrDefault(upstream.login(), "");
        return byRef.getOrDefault(upstream.loginRef(), byLogin);
    }

    /// @param from first second
    /// @param to last second
    /// @return by [Login#ref()]; without those of which there is no row
    Map<String, Figures> figures(long from, long to) {
        var sums = new HashMap<String, Sums>();
        new FiguresQuery(snapshot, conditions)
                .run(new Bounds(from, to), Split.ORIGIN, null, (second, origin, kind, unit, line, at) -> {
                    var ref = refs.get((int) origin - 1);
                    if (!ref.isEmpty()) {
                        sums.computeIfAbsent(ref, any -> new Sums()).add(kind, unit, line, at);
                    }
                });
        var figures = new HashMap<String, Figures>();
        sums.forEach((ref, sum) -> figures.put(ref, sum.figures()));
        return figures;
    }

    /// The same from each of several seconds on until now: every row is looked at once, however many
    /// windows it lies in.
    Map<Long, Map<String, Figures>> since(SortedSet<Long> begins, long now) {
        var all = new HashMap<Long, Map<String, Figures>>();
        var sum = Map.<String, Figures>of();
        var to = now;
        for (var begin : new TreeSet<>(begins).descendingSet()) {
            var longer = new HashMap<>(sum);
            figures(begin, to).forEach((ref, part) -> longer.merge(ref, part, Figures::plus));
            all.put(begin, longer);
            sum = longer;
            to = begin - 1;
        }
        return all;
    }
}
