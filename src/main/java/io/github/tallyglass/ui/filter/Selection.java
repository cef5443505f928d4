package io.github.tallyglass.ui.filter;

import io.github.tallyglass.domain.UsageFilter;

/// What the window looks at: a range in words (so that `30d` keeps rolling) and conditions.
///
/// @param range words of `domain.RangeWords`: `today`, `5h`, `30d`, `month`, `2026-11-01..2026-11-18`
public record Selection(String range, UsageFilter filter) {

    public static final Selection FIRST = new Selection("30d", UsageFilter.ALL);
}
