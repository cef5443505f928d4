package io.github.tallyglass.ui.chart;

import java.math.BigDecimal;

/// One part of a whole.
///
/// @param label name on display
/// @param slot colour, see [Palette]
/// @param value not negative in a ring; a refund's excess is shown as nothing
/// @param amount the value in words
/// @param words the tooltip: exact figures
public record Slice(String label, int slot, BigDecimal value, String amount, String words) {}
