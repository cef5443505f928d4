/// The frame around every screen: destinations, what is left, top bar, banner, status bar, keyboard. Knows
/// screens only as [io.github.tallyglass.ui.Screen].
@NullMarked
package io.github.tallyglass.ui.main;

import org.jspecify.annotations.NullMarked;
