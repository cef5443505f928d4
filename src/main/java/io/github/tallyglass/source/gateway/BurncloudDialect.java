package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Burncloud: new-api's form, rows as `items` or as an array, `channel_id` for `channel`. Its page shows the id header
/// with `Bearer`, which no server of the family reads: the bare number goes out (gateway contract §1.2).
public record BurncloudDialect() implements Dialect {

    @Override
    public String name() {
        return "burncloud";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.BURNCLOUD;
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
        return ListShape.itemsOrArray(data, wirePage, Wire.PAGE_SIZE);
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
