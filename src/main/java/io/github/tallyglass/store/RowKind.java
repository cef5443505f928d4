package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a row is and how it ended: the few combinations that decide what it counts as.
///
/// @param status HTTP status; null where it does not apply
/// @param settlement adds quota, is not a request
public record RowKind(EventType type, @Nullable Integer status, boolean settlement) {

    static RowKind of(UsageEvent event) {
        return new RowKind(event.type(), event.outcome().status(), event.settlement());
    }

    /// Numbers of all kinds of a type, for an `IN (…)`.
    public static String idsOf(Dictionary<RowKind> kinds, EventType type) {
        return idsOf(kinds, kind -> kind.type() == type);
    }

    static String idsOf(Dictionary<RowKind> kinds, Predicate<RowKind> which) {
        var ids = new ArrayList<String>(List.of("0"));
        var all = kinds.all();
        for (var id = 1; id <= all.size(); id++) {
            if (which.test(all.get(id - 1))) {
                ids.add(Integer.toString(id));
            }
        }
        return String.join(",", ids);
    }

    /// Credit that came in and what an operator did: few rows, whose text no sum holds and from which
    /// balances
    /// are worked back. They are kept for ever.
    boolean stays() {
        return switch (type) {
            case TOP_UP, MANAGE, SYSTEM, CHECK_IN -> true;
            case UNKNOWN, CONSUME, ERROR, REFUND, LOGIN, TEST -> false;
        };
    }

    /// Consume and error rows.
    public boolean isAttempt() {
        return type == EventType.CONSUME || type == EventType.ERROR;
    }

    /// A consume row that is a request.
    public boolean isOk() {
        return type == EventType.CONSUME && !settlement;
    }

    /// Status as text; `""` where it does not apply.
    public String statusText() {
        return status == null ? "" : status.toString();
    }
}
