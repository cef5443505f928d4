package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// new-api before 2024-08-11, and builds that kept its form: a bare array counted from 0, no total, no id
/// header.
///
/// @param base number of the first page of rows: 0; 1 on builds that count from there
public record NewApi2024Dialect(int base) implements Dialect {

    @Override
    public String name() {
        return base == 0 ? "new-api-2024" : "new-api-2024-from-1";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.NEW_API;
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return Wire.bearer(token, userId);
    }

    @Override
    public List<String> idHeaders() {
        return List.of();
    }

    @Override
    public boolean refusesInOk() {
        return true;
    }

    @Override
    public String logQuery(Interval slice, int page) {
        return Wire.pageOfRows(page - 1 + base, slice);
    }

    @Override
    public String keyQuery(int wirePage) {
        return Wire.pageOfKeys(wirePage);
    }

    @Override
    public int firstKeyPage() {
        return base;
    }

    @Override
    public EventType typeOf(long code) {
        return Wire.newApiType(code);
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.array(data, wirePage);
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

    @Override
    public Optional<Dialect> countingFromOne() {
        return base == 0 ? Optional.of(new NewApi2024Dialect(1)) : Optional.empty();
    }
}
