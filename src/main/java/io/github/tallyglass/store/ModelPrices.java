package io.github.tallyglass.store;

import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.TokenPrices;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The tables of prices.
final class ModelPrices {

    private static final long OWN = 0;

    private ModelPrices() {}

    static List<OwnPrice> own(Handle handle) {
        return select(handle, OWN, "model, valid_from")
                .map((row, context) -> new OwnPrice(price(row), day(row, 8)))
                .list();
    }

    static List<PriceList> lists(Handle handle) {
        return handle
                .createQuery("SELECT id, name, day FROM price_list ORDER BY day, id")
                .map((row, context) -> new PriceList(
                        row.getLong(1),
                        row.getString(2),
                        PriceList.Kind.IMPORTED,
                        LocalDate.ofEpochDay(row.getLong(3)),
                        List.of()))
                .list()
                .stream()
                .map(list -> new PriceList(list.id(), list.name(), list.kind(), list.day(), ofList(handle, list.id())))
                .toList();
    }

    private static List<ModelPrice> ofList(Handle handle, long id) {
        return select(handle, id, "id").map((row, context) -> price(row)).list();
    }

    private static Query select(Handle handle, long list, String order) {
        return handle.createQuery(
                        "SELECT provider, model, currency, normal, above_200k, priority, deprecated, valid_from"
                                + " FROM model_price WHERE list_id = ? ORDER BY " + order)
                .bind(0, list);
    }

    private static ModelPrice price(ResultSet row) throws SQLException {
        return new ModelPrice(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                prices(row.getString(4)),
                prices(row.getString(5)),
                prices(row.getString(6)),
                day(row, 7));
    }

    static void make(Handle handle, PriceStore.Edit edit) {
        switch (edit) {
            case PriceStore.Edit.Nothing nothing -> {}
            case PriceStore.Edit.Keep(OwnPrice own) -> {
                drop(handle, own.price().model(), own.from());
                insert(handle, OWN, own.from(), List.of(own.price()));
            }
            case PriceStore.Edit.Drop(String model, LocalDate from) -> drop(handle, model, from);
            case PriceStore.Edit.KeepList(PriceList list) -> keep(handle, list);
            case PriceStore.Edit.DropList(long id) -> drop(handle, id);
        }
    }

    private static void drop(Handle handle, String model, @Nullable LocalDate from) {
        var same = handle.createQuery("SELECT id, model, valid_from FROM model_price WHERE list_id = 0")
                .map((row, context) -> row.getString(2).equalsIgnoreCase(model) && Objects.equals(day(row, 3), from)
                        ? row.getLong(1)
                        : 0)
                .list();
        same.forEach(id -> handle.execute("DELETE FROM model_price WHERE id = ?", id));
    }

    private static void keep(Handle handle, PriceList list) {
        handle.createQuery("SELECT id FROM price_list WHERE name = ? AND day = ?")
                .bind(0, list.name())
                .bind(1, list.day().toEpochDay())
                .mapTo(Long.class)
                .list()
                .forEach(id -> drop(handle, id));
        var id = handle.createUpdate("INSERT INTO price_list (name, day) VALUES (?, ?)")
                .bind(0, list.name())
                .bind(1, list.day().toEpochDay())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(long.class)
                .one();
        insert(handle, id, null, list.prices());
    }

    private static void drop(Handle handle, long list) {
        if (list != OWN) {
            handle.execute("DELETE FROM model_price WHERE list_id = ?", list);
            handle.execute("DELETE FROM price_list WHERE id = ?", list);
        }
    }

    private static void insert(Handle handle, long list, @Nullable LocalDate from, List<ModelPrice> prices) {
        try (var batch = handle.prepareBatch("INSERT INTO model_price (list_id, provider, model, valid_from, currency,"
                + " normal, above_200k, priority, deprecated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var price : prices) {
                batch.bind(0, list)
                        .bind(1, price.provider())
                        .bind(2, price.model())
                        .bind(3, number(from))
                        .bind(4, price.currency())
                        .bind(5, text(price.normal()))
                        .bind(6, text(price.above200k()))
                        .bind(7, text(price.priority()))
                        .bind(8, number(price.deprecated()))
                        .add();
            }
            batch.execute();
        }
    }

    private static String text(TokenPrices prices) {
        return Stream.of(
                        prices.input(), prices.output(), prices.cacheRead(), prices.cacheWrite(), prices.cacheWrite1h())
                .map(price -> price == null ? "-" : price.toPlainString())
                .collect(Collectors.joining(" "));
    }

    private static TokenPrices prices(String text) {
        var parts = text.split(" ", -1);
        return new TokenPrices(
                decimal(parts[0]), decimal(parts[1]), decimal(parts[2]), decimal(parts[3]), decimal(parts[4]));
    }

    private static @Nullable BigDecimal decimal(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }

    private static @Nullable Long number(@Nullable LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }

    private static @Nullable LocalDate day(ResultSet row, int at) throws SQLException {
        var day = row.getLong(at);
        return row.wasNull() ? null : LocalDate.ofEpochDay(day);
    }
}
