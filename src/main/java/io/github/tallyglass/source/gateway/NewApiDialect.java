package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// new-api since 2026-07-20: the token is enough, refusals come as 401 or 403 with a code, pages from 1 in
/// `data.items`, at most 100 rows each, code 5 = error.
public record NewApiDialect() implements Dialect {

    @Override
    public String name() {
        return "new-api";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.NEW_API;
    }

    /// The id header is not read any more; sending it costs nothing.
    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return Wire.bearer(token, userId, "New-Api-User");
    }

    @Override
    public List<String> idHeaders() {
        return List.of();
    }

    @Override
    public boolean refusesInOk() {
        return false;
    }

    @Override
    public String logQuery(Interval slice, int page) {
        return Wire.pageOfRows(page, slice);
    }

    @Override
    public String keyQuery(int wirePage) {
        return "?p=" + wirePage + "&page_size=" + Wire.PAGE_SIZE;
    }

    @Override
    public int firstKeyPage() {
        return 1;
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
        return ListShape.items(data, wirePage, Wire.PAGE_SIZE);
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
        return List.of("360 requests in 180 s");
    }
}
