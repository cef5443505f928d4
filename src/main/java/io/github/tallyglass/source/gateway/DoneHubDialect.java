package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// done-hub and one-hub: parameters `page`, `size` and `log_type`, rows in `data.data`, their number in
/// `data.total_count` (gateway contract §2.1).
public record DoneHubDialect() implements Dialect {

    @Override
    public String name() {
        return "done-hub";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.DONE_HUB;
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
        return "?page=" + page + "&size=" + Wire.PAGE_SIZE + "&log_type=0&" + Wire.bounds(slice);
    }

    @Override
    public String keyQuery(int wirePage) {
        return "?page=" + wirePage + "&size=" + Wire.PAGE_SIZE;
    }

    @Override
    public int firstKeyPage() {
        return 1;
    }

    @Override
    public EventType typeOf(long code) {
        return code == 5 ? EventType.TEST : Wire.commonType(code);
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return ListShape.data(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    public Optional<ListPage> keys(JsonNode data, int wirePage) {
        return ListShape.data(data, wirePage, Wire.PAGE_SIZE);
    }

    @Override
    public boolean hourlyData() {
        return false;
    }

    @Override
    public String unitCurrency() {
        return "USD";
    }

    /// Of its lists only the shape is known.
    @Override
    public boolean readsAll() {
        return false;
    }

    @Override
    public List<String> limits() {
        return List.of();
    }
}
