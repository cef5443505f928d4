package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A gateway as its [Definition] describes it. Lists are taken from whole replies, whose rows come out
/// with the field names of the new-api line.
public final class CustomDialect implements Dialect {

    private final Definition definition;
    private final DefinedRow row;
    private final DefinedBounds bounds;

    CustomDialect(Definition definition) {
        this.definition = definition;
        this.row = new DefinedRow(definition);
        this.bounds = new DefinedBounds(definition);
    }

    @Override
    public String name() {
        return kind().word();
    }

    @Override
    public AccountKind kind() {
        return AccountKind.CUSTOM;
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(definition.text("/token/header"), definition.text("/token/prefix") + token.value());
        if (!userId.isEmpty()) {
            idHeaders().forEach(header -> headers.put(header, userId));
        }
        return headers;
    }

    @Override
    public List<String> idHeaders() {
        return definition.texts("/user_id_headers");
    }

    /// A refusal with HTTP 200 says no more here than its text.
    @Override
    public boolean refusesInOk() {
        return false;
    }

    @Override
    public String logQuery(Interval slice, int page) {
        var query = new LinkedHashMap<>(definition.pairs("/logs/query"));
        page(query, "/pages", definition.number("/pages/first") + page - 1);
        bounds.put(query, slice);
        return text(query);
    }

    @Override
    public String keyQuery(int wirePage) {
        var query = new LinkedHashMap<>(definition.pairs("/keys/query"));
        page(query, "/keys/pages", wirePage);
        return text(query);
    }

    /// Of a read that has bounds and no pages.
    ///
    /// @param read pointer of its section
    String boundedQuery(String read, Interval slice) {
        var query = new LinkedHashMap<>(definition.pairs(read + "/query"));
        bounds.put(query, slice);
        return text(query);
    }

    /// Of a read that has neither.
    String plainQuery(String read) {
        return text(definition.pairs(read + "/query"));
    }

    @Override
    public int firstKeyPage() {
        return definition.number("/keys/pages/first");
    }

    /// Rows come with our own codes.
    @Override
    public EventType typeOf(long code) {
        return EventType.ofCode((int) Math.clamp(code, 0, 99));
    }

    @Override
    public Optional<ListPage> logs(JsonNode reply, int wirePage) {
        return list(reply, "/logs", "/pages", wirePage).map(list -> {
            var size = definition.field("/logs/page_size");
            var total = definition.field("/logs/total");
            var said = size == null ? 0 : number(size.in(reply), 0);
            return new ListPage(
                    wirePage,
                    (int) Math.clamp(said > 0 ? said : list.pageSize(), 1, Integer.MAX_VALUE),
                    total == null ? -1 : number(total.in(reply), -1),
                    list.items().stream().map(row::inFamilyForm).toList());
        });
    }

    @Override
    public Optional<ListPage> keys(JsonNode reply, int wirePage) {
        return list(reply, "/keys", "/keys/pages", wirePage);
    }

    private Optional<ListPage> list(JsonNode reply, String read, String pages, int wirePage) {
        var place = definition.field(read + "/rows");
        var rows = place == null ? reply : place.in(reply);
        if (!rows.isArray() && !rows.isNull()) {
            return Optional.empty();
        }
        var items = rows.isNull() ? List.<JsonNode>of() : rows.valueStream().toList();
        // Without pages all rows are on the one that there is.
        var size = definition.has(pages) ? definition.number(pages + "/size") : items.size() + 1;
        return Optional.of(new ListPage(wirePage, size, -1, items));
    }

    @Override
    public boolean hourlyData() {
        return definition.has("/hourly");
    }

    @Override
    public String unitCurrency() {
        return definition.text("/unit/currency");
    }

    @Override
    public List<String> limits() {
        return List.of();
    }

    private void page(Map<String, String> query, String pages, int wirePage) {
        if (definition.has(pages)) {
            query.put(definition.text(pages + "/parameter"), Integer.toString(wirePage));
            if (definition.has(pages + "/size_parameter")) {
                query.put(definition.text(pages + "/size_parameter"), definition.text(pages + "/size"));
            }
        }
    }

    private static long number(JsonNode node, long otherwise) {
        var exact = JsonFields.exact(node);
        return exact == null || exact.signum() < 0 ? otherwise : exact.longValue();
    }

    private static String text(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
