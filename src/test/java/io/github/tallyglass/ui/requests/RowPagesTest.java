package io.github.tallyglass.ui.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.query.UsageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RowPagesTest {

    private final ManyRows many = new ManyRows(10_000_000);
    private final List<Long> asked = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int arrived;
    private final RowPages pages = new RowPages(this::load, () -> arrived++);

    @Test
    void aPageThatIsNotHereIsAskedForOnceAndAnswersLater() {
        for (var index = 0; index < RowPages.PAGE; index++) {
            assertThat(pages.get(index)).isNull();
        }
        assertThat(asked).containsExactly(0L);
        deliver();
        assertThat(arrived).isEqualTo(1);
        assertThat(pages.get(7)).isNotNull();
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void aDragThroughMillionsAsksForWhereItEndsAndNotForTheWay() {
        for (var index = 0L; index < 9_000_000; index += 10_000) {
            pages.get(index);
        }
        while (!waiting.isEmpty()) {
            deliver();
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(5).contains(8_990_000L);
        assertThat(pages.get(8_990_000)).isNotNull();
    }

    @Test
    void whatWasUsedLastStaysAndTheRestIsForgotten() {
        for (var page = 0; page < 500; page++) {
            pages.get((long) page * RowPages.PAGE);
            deliver();
        }
        assertThat(pages.loadedRows()).isEqualTo(RowPages.KEPT * RowPages.PAGE);
        assertThat(pages.peek(499L * RowPages.PAGE)).isNotNull();
        assertThat(pages.peek(0)).isNull();
    }

    @Test
    void slotsKnowTheirPlaceWithoutReadingTheList() {
        var rows = new LazyRows(10_000_000, pages);
        var slot = rows.get(9_999_999);
        asked.clear();
        assertThat(rows.indexOf(slot)).isEqualTo(9_999_999);
        assertThat(rows.contains(slot)).isTrue();
        Object other = "something else";
        assertThat(rows.lastIndexOf(other)).isEqualTo(-1);
        assertThat(asked).isEmpty();
    }

    private void load(long offset, int limit, Consumer<List<UsageRow>> loaded) {
        asked.add(offset);
        waiting.add(() -> {
            var page = new ArrayList<UsageRow>();
            for (var index = offset; index < offset + limit; index++) {
                page.add(many.aged(index));
            }
            loaded.accept(page);
        });
    }

    private void deliver() {
        waiting.removeFirst().run();
    }
}
