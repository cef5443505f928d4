package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Burncloud: new-api's form, rows as `items` or as an array, `channel_id` for `channel`. Its page shows
/// the id header with `Bearer`, which no server of the family reads: the bare number goes out (gateway
/// contract §1.2).
public record BurncloudDialect() implements NewApi2025Line {

    @Override
    public String name() {
        return "burncloud";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.BURNCLOUD;
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.itemsOrArray(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    public List<String> limits() {
        return List.of();
    }
}
