package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/// What several lines have in common on the wire.
final class Wire {

    /// The largest page that new-api and Veloera grant.
    static final int PAGE_SIZE = 100;

    private Wire() {}

    /// @param idHeaders names under which the user's id is sent; none is where the account names no user
    static Map<String, String> bearer(Secret token, String userId, String... idHeaders) {
        return withIds("Bearer " + token.value(), userId, idHeaders);
    }

    static Map<String, String> withIds(String authorization, String userId, String... idHeaders) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", authorization);
        if (!userId.isEmpty()) {
            for (var name : idHeaders) {
                headers.put(name, userId);
            }
        }
        return headers;
    }

    static String pageOfRows(int wirePage, Interval slice) {
        return "?p=" + wirePage + "&page_size=" + PAGE_SIZE + "&" + bounds(slice);
    }

    /// Lists of keys know the size by this name (gateway contract §5.2).
    static String pageOfKeys(int wirePage) {
        return "?p=" + wirePage + "&size=" + PAGE_SIZE;
    }

    static String bounds(Interval slice) {
        return "start_timestamp=" + slice.from() + "&end_timestamp=" + slice.to();
    }

    /// What all lines agree on.
    static EventType commonType(long code) {
        return switch ((int) Math.clamp(code, -1, 99)) {
            case 1 -> EventType.TOP_UP;
            case 2 -> EventType.CONSUME;
            case 3 -> EventType.MANAGE;
            case 4 -> EventType.SYSTEM;
            default -> EventType.UNKNOWN;
        };
    }

    /// Codes of new-api, errors, refunds and sign-ins among them.
    static EventType newApiType(long code) {
        return switch ((int) Math.clamp(code, -1, 99)) {
            case 5 -> EventType.ERROR;
            case 6 -> EventType.REFUND;
            case 7 -> EventType.LOGIN;
            default -> commonType(code);
        };
    }
}
