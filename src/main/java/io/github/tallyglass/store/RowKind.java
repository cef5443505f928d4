package io.github.tallyglass.store;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.List;
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
        var ids = new ArrayList<String>(List.of("0"));
        var all = kinds.all();
        for (var id = 1; id <= all.size(); id++) {
            if (all.get(id - 1).type() == type) {
                ids.add(Integer.toString(id));
            }
        }
        return String.join(",", ids);
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
