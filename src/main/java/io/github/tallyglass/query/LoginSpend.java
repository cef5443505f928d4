package io.github.tallyglass.query;

import io.github.tallyglass.domain.Figures;
import io.github.tallyglass.domain.Login;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.RowOrigin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the rows of an account say was used with one of its logins. A source may have named the login
/// otherwise before it was moved or upgraded: rows under a name that no login has now are told by their
/// label.
final class LoginSpend {

    private final Snapshot snapshot;
    private final Conditions conditions;

    /// @param all every login of the account that is listed
    LoginSpend(Snapshot snapshot, long accountId, Login login, List<Login> all) {
        this.snapshot = snapshot;
        var refs = all.stream().map(Login::ref).collect(Collectors.toUnmodifiableSet());
        var ids = IdSet.of(snapshot.dictionaries().origins.all(), origin -> isOf(origin, login, refs));
        this.conditions = new Conditions(
                List.of(accountId), List.of(ids.sql("origin_id")), List.of(), true, false, false, ids.isNone());
    }

    private static boolean isOf(RowOrigin origin, Login login, Set<String> refs) {
        var upstream = origin.upstream();
        return upstream.loginRef().equals(login.ref())
                || (!upstream.login().isEmpty()
                        && !refs.contains(upstream.loginRef())
                        && upstream.login().equals(login.label()));
    }

    /// @param from first second
    /// @param to last second
    Figures figures(long from, long to) {
        var sums = new Sums();
        new FiguresQuery(snapshot, conditions)
                .run(
                        new Bounds(from, to),
                        Split.NONE,
                        null,
                        (second, split, kind, unit, line, at) -> sums.add(kind, unit, line, at));
        return sums.figures();
    }
}
