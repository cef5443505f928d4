package io.github.tallyglass.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import org.junit.jupiter.api.Test;

class ListPricesModelTest {

    private final FakePriceService service = new FakePriceService();
    private final ListPricesModel model = new ListPricesModel(service, Runnable::run, Runnable::run);

    @Test
    void aPriceIsKeptAsTyped() {
        model.form().property(PriceForm.Field.MODEL).set("gpt-5*");
        model.form().property(PriceForm.Field.INPUT).set("1,25");
        model.form().property(PriceForm.Field.OUTPUT).set("10");
        model.add();
        assertThat(service.own).singleElement().satisfies(price -> {
            assertThat(price.price().model()).isEqualTo("gpt-5*");
            assertThat(price.price().normal().input()).isEqualByComparingTo("1.25");
            assertThat(price.price().normal().cacheRead()).isNull();
            assertThat(price.from()).isNull();
        });
        assertThat(model.form().property(PriceForm.Field.MODEL).get()).isEmpty();
        model.remove(service.own.getFirst());
        assertThat(service.own).isEmpty();
    }

    @Test
    void whatIsNoPriceIsRefusedAndStaysWhereItIs() {
        model.form().property(PriceForm.Field.MODEL).set("gpt-5*");
        model.form().property(PriceForm.Field.INPUT).set("cheap");
        model.add();
        assertThat(service.own).isEmpty();
        assertThat(model.failureProperty().get()).isInstanceOf(Failure.BadInput.class);
        assertThat(model.form().property(PriceForm.Field.INPUT).get()).isEqualTo("cheap");
    }

    @Test
    void aListIsKeptOnlyAfterItWasLookedAt() {
        model.keep();
        assertThat(service.asked).isEmpty();
        model.look("https://prices.example.com/list.json");
        assertThat(model.previewProperty().get()).isNotNull();
        assertThat(service.lists).containsExactly(FakePriceService.BUILT_IN);
        model.keep();
        assertThat(model.previewProperty().get()).isNull();
        assertThat(service.lists).hasSize(2);
        model.forget(service.lists.getFirst());
        assertThat(service.lists).containsExactly(FakePriceService.BUILT_IN);
    }

    @Test
    void aListThatCannotBeReadIsToldAndNothingChanges() {
        service.refuses = new Failure.NotFound("prices.example.com");
        model.look("prices.json");
        assertThat(model.previewProperty().get()).isNull();
        assertThat(model.failureProperty().get()).isEqualTo(service.refuses);
        assertThat(model.busyProperty().get()).isFalse();
    }
}
