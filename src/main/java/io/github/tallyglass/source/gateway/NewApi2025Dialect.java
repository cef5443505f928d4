package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// new-api from August 2024 to 2026-07-19. Rows are counted from 1, in `data.items`; keys were an array counted from
/// 0 until mid-2025 and are `items` counted from 1 since, where 0 still means the first page. Before 2025-01-05 the id
/// header was not read yet.
public record NewApi2025Dialect() implements Dialect {

    @Override
    public String name() {
        return "new-api-2025";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.NEW_API;
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return Wire.bearer(token, userId, "New-Api-User");
    }

    @Override
    public List<String> idHeaders() {
        return List.of("New-Api-User");
    }

    @Override
    public boolean refusesInOk() {
        return true;
    }

    @Override
    public String logQuery(Interval slice, int page) {
        return Wire.pageOfRows(page, slice);
    }

    @Override
    public String keyQuery(int wirePage) {
        return Wire.pageOfKeys(wirePage);
    }

    @Override
    public int firstKeyPage() {
        return 0;
    }

    @Override
    public EventType typeOf(long code) {
        return Wire.newApiType(code);
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.items(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    public Optional<ListPage> keys(JsonNode data, int wirePage) {
        return ListShape.itemsOrArray(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    public boolean hourlyData() {
        return true;
    }

    @Override
    public String unitCurrency() {
        return "USD";
    }

    @Override
    public List<String> limits() {
        return List.of("180 requests in 180 s");
    }
}
