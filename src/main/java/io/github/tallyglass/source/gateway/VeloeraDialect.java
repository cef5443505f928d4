package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Veloera: rows are counted from 1 in `data.items`, keys from 0 in an array, code 5 = check-in. Where an operator logs
/// conversations they stand in `other` of one's own rows; [Scrubber] drops them before a row leaves this package.
public record VeloeraDialect() implements Dialect {

    @Override
    public String name() {
        return "veloera";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.VELOERA;
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return Wire.bearer(token, userId, "Veloera-User");
    }

    @Override
    public List<String> idHeaders() {
        return List.of("Veloera-User");
    }

    @Override
    public boolean refusesInOk() {
        return true;
    }

    /// Without `page_size` the reply has no rows at all.
    @Override
    public String logQuery(Interval slice, int page) {
        return Wire.pageOfRows(page, slice);
    }

    /// `page_size` is not read here.
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
        return code == 5 ? EventType.CHECK_IN : Wire.commonType(code);
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
