package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Crazyrouter: new-api's form with `request_id`, `client`, `request_path` and `http_status` inside `other`, where
/// [LogRowReader] looks for them, and `cost_usd` beside the quota that it is computed from.
public record CrazyrouterDialect() implements Dialect {

    @Override
    public String name() {
        return "crazyrouter";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.CRAZYROUTER;
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
        return List.of();
    }
}
