package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.ModelPrice;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.TokenPrices;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is typed of a price of the user's own. Lives on the JavaFX thread.
public final class PriceForm {

    /// What can be typed; the words are those of the texts and of faults.
    public enum Field {
        MODEL,
        INPUT,
        OUTPUT,
        CACHE_READ,
        CACHE_WRITE
    }

    private final Map<Field, StringProperty> fields = new EnumMap<>(Field.class);
    private final ObjectProperty<String> currency = new SimpleObjectProperty<>("USD");

    PriceForm() {
        for (var field : Field.values()) {
            fields.put(field, new SimpleStringProperty(""));
        }
    }

    public StringProperty property(Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    /// `USD` or `CNY`.
    public ObjectProperty<String> currencyProperty() {
        return currency;
    }

    void clear() {
        fields.values().forEach(field -> field.set(""));
    }

    /// For all days; [Failure.BadInput] names the field that is no price.
    Result<OwnPrice> price() {
        for (var field : Field.values()) {
            if (field != Field.MODEL && !typed(field).isEmpty() && number(field) == null) {
                return Result.err(new Failure.BadInput("price", typed(field)));
            }
        }
        var prices = new TokenPrices(
                number(Field.INPUT), number(Field.OUTPUT), number(Field.CACHE_READ), number(Field.CACHE_WRITE), null);
        return Result.ok(new OwnPrice(new ModelPrice("", typed(Field.MODEL), currency.get(), prices), null));
    }

    private String typed(Field field) {
        return property(field).get().strip();
    }

    private @Nullable BigDecimal number(Field field) {
        var text = typed(field).replace(',', '.');
        return text.matches("\\d{1,7}(\\.\\d{1,9})?") ? new BigDecimal(text) : null;
    }
}
