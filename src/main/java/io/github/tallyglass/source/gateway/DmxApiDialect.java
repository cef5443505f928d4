package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.EventType;
import io.github.tallyglass.domain.Interval;
import io.github.tallyglass.domain.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// DMXAPI (Rix API): one unit of quota is a part of one yuan, not of one dollar. Its pages name two id
/// headers and two forms of the token, so both names are sent, and the raw token where `Bearer` is
/// refused (gateway contract §1.2).
///
/// @param raw the token goes without `Bearer`
public record DmxApiDialect(boolean raw) implements Dialect {

    @Override
    public String name() {
        return raw ? "dmxapi-raw" : "dmxapi";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.DMXAPI;
    }

    @Override
    public Map<String, String> headers(Secret token, String userId) {
        return Wire.withIds((raw ? "" : "Bearer ") + token.value(), userId, "Rix-Api-User", "Dmx-Api-User");
    }

    @Override
    public List<String> idHeaders() {
        return List.of("Rix-Api-User", "Dmx-Api-User");
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
        return "CNY";
    }

    /// Its pages describe a user's own log only.
    @Override
    public boolean readsAll() {
        return false;
    }

    @Override
    public List<String> limits() {
        return List.of();
    }

    @Override
    public Optional<Dialect> otherCredentials() {
        return raw ? Optional.empty() : Optional.of(new DmxApiDialect(true));
    }
}
