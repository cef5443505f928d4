package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What new-api spoke from August 2024 to 2026-07-19, and with it the sites and forks that began there:
/// an id header beside the token, refusals in HTTP 200, rows counted from 1 in `data.items`. Each member
/// says only how it differs.
sealed interface NewApi2025Line extends Dialect
        permits NewApi2025Dialect, VeloeraDialect, CrazyrouterDialect, BurncloudDialect {

    @Override
    default Map<String, String> headers(Secret token, String userId) {
        return Wire.bearer(token, userId, idHeaders().getFirst());
    }

    @Override
    default List<String> idHeaders() {
        return List.of("New-Api-User");
    }

    @Override
    default boolean refusesInOk() {
        return true;
    }

    @Override
    default String logQuery(Interval slice, int page) {
        return Wire.pageOfRows(page, slice);
    }

    @Override
    default String keyQuery(int wirePage) {
        return Wire.pageOfKeys(wirePage);
    }

    /// Keys were an array counted from 0 until mid-2025 and are `items` counted from 1 since, where 0
    /// still means the first page.
    @Override
    default int firstKeyPage() {
        return 0;
    }

    @Override
    default EventType typeOf(long code) {
        return Wire.newApiType(code);
    }

    @Override
    default Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.items(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    default Optional<ListPage> keys(JsonNode data, int wirePage) {
        return ListShape.itemsOrArray(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    default boolean hourlyData() {
        return true;
    }

    @Override
    default String unitCurrency() {
        return "USD";
    }
}
