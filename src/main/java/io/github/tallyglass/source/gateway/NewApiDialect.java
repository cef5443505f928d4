package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// new-api since 2026-07-20: `Bearer` token, pages from 1 in `data.items`, at most 100 rows each, code 5 =
/// error.
public final class NewApiDialect implements Dialect {

    private static final int PAGE_SIZE = 100;

    @Override
    public String name() {
        return "new-api";
    }

    /// The id header is not read since 2026-07-20 and was demanded before; sending it costs nothing.
    @Override
    public Map<String, String> headers(Secret token, String userId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + token.value());
        if (!userId.isEmpty()) {
            headers.put("New-Api-User", userId);
        }
        return headers;
    }

    @Override
    public int wirePage(int page) {
        return page;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public EventType typeOf(long code) {
        return switch ((int) Math.clamp(code, -1, 99)) {
            case 1 -> EventType.TOP_UP;
            case 2 -> EventType.CONSUME;
            case 3 -> EventType.MANAGE;
            case 4 -> EventType.SYSTEM;
            case 5 -> EventType.ERROR;
            case 6 -> EventType.REFUND;
            case 7 -> EventType.LOGIN;
            default -> EventType.UNKNOWN;
        };
    }

    @Override
    public Optional<ListPage> list(JsonNode data, int askedPage) {
        var items = data.get("items");
        if (!data.isObject() || items == null || !(items.isArray() || items.isNull())) {
            return Optional.empty();
        }
        var rows = new ArrayList<JsonNode>();
        items.forEach(rows::add);
        var size = JsonFields.number(data, "page_size");
        return Optional.of(new ListPage(
                (int) Math.clamp(JsonFields.number(data, "page").orElse(askedPage), 1, Integer.MAX_VALUE),
                (int) Math.clamp(size.orElse(PAGE_SIZE), 1, Integer.MAX_VALUE),
                JsonFields.number(data, "total").orElse(-1),
                List.copyOf(rows)));
    }

    @Override
    public String unitCurrency() {
        return "USD";
    }

    @Override
    public List<String> limits() {
        return List.of("360 requests in 180 s");
    }
}
