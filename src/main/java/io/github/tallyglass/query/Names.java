package io.github.tallyglass.query;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.query.FiguresQuery.Split;
import io.github.tallyglass.store.RowKind;

/// From the numbers in a line of sums back to the names that people know.
record Names(Snapshot snapshot) {

    /// What sums must be split by, so that [#of] can name a dimension's values.
    static Split split(Dimension dimension) {
        return switch (dimension) {
            case ACCOUNT -> Split.ACCOUNT;
            case MODEL -> Split.MODEL;
            case KEY, GROUP, USER, CLIENT, ENDPOINT, CHANNEL, PROVIDER, LOGIN, EFFORT, TIER -> Split.ORIGIN;
            case IP -> Split.IP;
            case TYPE, STATUS, REQUEST_ID, RESPONSE_ID, LABEL, MARK -> Split.NONE;
        };
    }

    /// @param asked what the sums were split by, this dimension among it
    /// @param number of what was split by
    /// @return `""` where rows have no value, and for dimensions that only rows know
    String of(Dimension dimension, Split asked, long number, RowKind kind) {
        var own = split(dimension);
        return of(dimension, own == Split.NONE ? 0 : asked.part(own, number), kind);
    }

    /// The same for sums that were split by this dimension alone.
    String of(Dimension dimension, long split, RowKind kind) {
        var words = snapshot.dictionaries();
        return switch (dimension) {
            case ACCOUNT -> account(split);
            case MODEL -> words.models.get((int) split);
            case KEY, GROUP, USER, CLIENT, ENDPOINT, CHANNEL, PROVIDER, LOGIN, EFFORT, TIER ->
                Conditions.value(dimension, words.origins.get((int) split));
            case TYPE -> kind.type().word();
            case STATUS -> kind.statusText();
            case IP -> words.ips.get((int) split);
            case REQUEST_ID, RESPONSE_ID, LABEL, MARK -> "";
        };
    }

    private String account(long id) {
        var account = snapshot.accountsById().get(id);
        return account == null ? "" : account.name();
    }
}
