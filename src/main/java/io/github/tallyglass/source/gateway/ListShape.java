package io.github.tallyglass.source.gateway;

import io.github.tallyglass.source.gateway.Dialect.ListPage;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The shapes that lists of the family come in (gateway contract §2.1).
final class ListShape {

    /// No line has shorter pages: what holds fewer rows is the last page.
    private static final int SHORTEST_FULL_PAGE = 10;

    private ListShape() {}

    /// `{page, page_size, total, items}`.
    static Optional<ListPage> items(JsonNode data, int wirePage, int askedSize) {
        return counted(data, "items", "page_size", "total", wirePage, askedSize);
    }

    /// `{page, size, total_count, data}`, as done-hub and one-hub send it.
    static Optional<ListPage> data(JsonNode data, int wirePage, int askedSize) {
        return data.has("total_count")
                ? counted(data, "data", "size", "total_count", wirePage, askedSize)
                : Optional.empty();
    }

    /// A bare array, which tells neither a total nor the size that was granted: a page of ten rows or more
    /// may be a full one, and the next must be asked for.
    static Optional<ListPage> array(JsonNode data, int wirePage) {
        if (!data.isArray()) {
            return Optional.empty();
        }
        var rows = data.valueStream().toList();
        return Optional.of(new ListPage(wirePage, Math.max(SHORTEST_FULL_PAGE, rows.size()), -1, rows));
    }

    /// Items where they come, an array where that comes.
    static Optional<ListPage> itemsOrArray(JsonNode data, int wirePage, int askedSize) {
        return data.isArray() ? array(data, wirePage) : items(data, wirePage, askedSize);
    }

    private static Optional<ListPage> counted(
            JsonNode data, String rows, String sizeField, String totalField, int wirePage, int askedSize) {
        var items = data.get(rows);
        if (!data.isObject() || items == null || !(items.isArray() || items.isNull())) {
            return Optional.empty();
        }
        return Optional.of(new ListPage(
                (int) Math.clamp(JsonFields.number(data, "page").orElse(Math.max(1, wirePage)), 1, Integer.MAX_VALUE),
                (int) Math.clamp(JsonFields.number(data, sizeField).orElse(askedSize), 1, Integer.MAX_VALUE),
                JsonFields.number(data, totalField).orElse(-1),
                items.isNull() ? List.of() : items.valueStream().toList()));
    }
}
