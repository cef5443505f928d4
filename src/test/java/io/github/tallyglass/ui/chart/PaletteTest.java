package io.github.tallyglass.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void aColourStaysWithItsNameWhateverTheOrder() {
        var palette = new Palette();
        var first = palette.assign(List.of("a", "b", "c"));
        assertThat(palette.assign(List.of("c", "a")))
                .containsEntry("c", first.get("c"))
                .containsEntry("a", first.get("a"));
    }

    @Test
    void whatFindsNoSlotIsGrey() {
        var slots = new Palette().assign(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"));
        assertThat(slots).containsEntry("7", 7).containsEntry("8", 0).containsEntry("9", 0);
    }

    /// Over any sequence of selections: shown names never share a colour, and a name that stays keeps its
    /// own.
    @Test
    void colours() {
        var seed = 20260831L;
        var random = new Random(seed);
        var palette = new Palette();
        List<String> before = List.of();
        var kept = palette.assign(before);
        for (var round = 0; round < 2000; round++) {
            var names = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"));
            Collections.shuffle(names, random);
            var shown = names.subList(0, random.nextInt(8));
            var slots = palette.assign(shown);
            assertThat(new HashSet<>(slots.values()))
                    .as("seed %d round %d", seed, round)
                    .hasSameSizeAs(shown);
            assertThat(slots.values()).allMatch(slot -> slot >= 1 && slot <= Palette.SLOTS);
            for (var name : shown) {
                if (before.contains(name)) {
                    assertThat(slots.get(name))
                            .as("seed %d round %d %s", seed, round, name)
                            .isEqualTo(kept.get(name));
                }
            }
            before = List.copyOf(shown);
            kept = slots;
        }
    }
}
