package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A line on a server whose log counts time in milliseconds, bounds and rows alike (gateway contract
/// §§2.1, 6.2). Whether its hourly table does so too is documented nowhere, so that is not asked for.
///
/// @param line everything else
public record MillisDialect(Dialect line) implements Dialect {

    /// What the name of the line gets.
    static final String SUFFIX = "-ms";

    /// No second of this age is that large, no millisecond that small.
    static final long FIRST = 1_000_000_000_000L;

    @Override
    public String name() {
        return line.name() + SUFFIX;
    }

    @Override
    public AccountKind kind() {
        return line.kind();
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return line.headers(token, userId);
    }

    @Override
    public List<String> idHeaders() {
        return line.idHeaders();
    }

    @Override
    public boolean refusesInOk() {
        return line.refusesInOk();
    }

    /// The whole of the last second: bounds are inclusive.
    @Override
    public Interval bounds(Interval slice) {
        return new Interval(slice.from() * 1000, slice.to() * 1000 + 999);
    }

    @Override
    public long second(long time) {
        return Math.floorDiv(time, 1000L);
    }

    @Override
    public String logQuery(Interval slice, int page) {
        return line.logQuery(slice, page);
    }

    @Override
    public String keyQuery(int wirePage) {
        return line.keyQuery(wirePage);
    }

    @Override
    public int firstKeyPage() {
        return line.firstKeyPage();
    }

    @Override
    public EventType typeOf(long code) {
        return line.typeOf(code);
    }

    @Override
    public Optional<ListPage> logs(JsonNode data, int wirePage) {
        return line.logs(data, wirePage);
    }

    @Override
    public Optional<ListPage> keys(JsonNode data, int wirePage) {
        return line.keys(data, wirePage);
    }

    @Override
    public boolean hourlyData() {
        return false;
    }

    @Override
    public boolean readsAll() {
        return line.readsAll();
    }

    @Override
    public String unitCurrency() {
        return line.unitCurrency();
    }

    @Override
    public List<String> limits() {
        return line.limits();
    }

    @Override
    public Optional<Dialect> countingFromOne() {
        return line.countingFromOne().map(MillisDialect::new);
    }

    @Override
    public Optional<Dialect> otherCredentials() {
        return line.otherCredentials().map(MillisDialect::new);
    }
}
