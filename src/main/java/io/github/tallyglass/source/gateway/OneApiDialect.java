package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// one-api: pages of ten rows in a bare array, counted from 0, no total, durations in milliseconds, code
/// 5 = test. Only consume rows are asked for, since every ten rows cost a request.
///
/// @param base number of the first page of rows: 0; 1 on builds that count from there
public record OneApiDialect(int base) implements Dialect {

    @Override
    public String name() {
        return base == 0 ? "one-api" : "one-api-from-1";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.ONE_API;
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
        return "?p=" + (page - 1 + base) + "&type=2&" + Wire.bounds(slice);
    }

    @Override
    public String keyQuery(int wirePage) {
        return "?p=" + wirePage;
    }

    @Override
    public int firstKeyPage() {
        return base;
    }

    @Override
    public EventType typeOf(long code) {
        return code == 5 ? EventType.TEST : Wire.commonType(code);
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.array(data, wirePage);
    }

    @Override
    public Optional<ListPage> keys(JsonNode data, int wirePage) {
        return ListShape.array(data, wirePage);
    }

    @Override
    public boolean hourlyData() {
        return false;
    }

    @Override
    public String unitCurrency() {
        return "USD";
    }

    @Override
    public List<String> limits() {
        return List.of("480 requests in 180 s");
    }

    @Override
    public Optional<Dialect> countingFromOne() {
        return base == 0 ? Optional.of(new OneApiDialect(1)) : Optional.empty();
    }
}
