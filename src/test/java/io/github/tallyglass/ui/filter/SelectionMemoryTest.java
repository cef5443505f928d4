package io.github.tallyglass.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.Match;
import io.github.tallyglass.domain.UsageFilter;
import io.github.tallyglass.ui.Preferences;
import org.junit.jupiter.api.Test;

class SelectionMemoryTest {

    private final Preferences preferences = Preferences.inMemory();

    @Test
    void theLastSelectionComesBack() {
        var filter = UsageFilter.ALL
                .with(Dimension.MODEL, new Match.Contains("gpt"))
                .with(Dimension.MODEL, new Match.Not(new Match.Regex("^gpt-4\\d")))
                .with(Dimension.KEY, new Match.Exact("two\nlines \\n and \\ more"))
                .with(Dimension.REQUEST_ID, new Match.Exact(""));
        new SelectionMemory(preferences).open().show(new Selection("2026-08-01..2026-08-18", filter));
        assertThat(new SelectionMemory(preferences).open().selection())
                .isEqualTo(new Selection("2026-08-01..2026-08-18", filter));
    }

    @Test
    void aFirstStartShowsThirtyDays() {
        assertThat(new SelectionMemory(preferences).open().selection()).isEqualTo(Selection.FIRST);
    }

    @Test
    void linesFromAnotherVersionAreLeftOut() {
        preferences.put("selection", "7d\nplanet mars\nmodel gpt\nkey /broken(/\nnothing");
        assertThat(new SelectionMemory(preferences).open().selection())
                .isEqualTo(new Selection("7d", UsageFilter.ALL.with(Dimension.MODEL, new Match.Contains("gpt"))));
    }

    @Test
    void selectionsAreSavedUnderNames() {
        var memory = new SelectionMemory(preferences);
        var night = new Selection("24h", UsageFilter.ALL.with(Dimension.KEY, new Match.Exact("ci")));
        memory.save("nightly", night);
        memory.save("nightly", night);
        memory.save("all of it", Selection.FIRST);
        assertThat(new SelectionMemory(preferences).names()).containsExactly("nightly", "all of it");
        assertThat(new SelectionMemory(preferences).saved("nightly")).isEqualTo(night);
        memory.forget("nightly");
        assertThat(memory.names()).containsExactly("all of it");
    }
}
