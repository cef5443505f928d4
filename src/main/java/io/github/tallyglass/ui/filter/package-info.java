/// The one filter state that drives every screen: range, conditions, and the way back.
@NullMarked
package io.github.tallyglass.ui.filter;

import org.jspecify.annotations.NullMarked;
