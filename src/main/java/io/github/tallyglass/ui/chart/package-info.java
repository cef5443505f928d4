/// Light charts drawn from plain nodes: stacked bars over time, a ring, bars of shares. They know figures
/// as records and colours as style classes, nothing of usage.
@NullMarked
package io.github.tallyglass.ui.chart;

import org.jspecify.annotations.NullMarked;
