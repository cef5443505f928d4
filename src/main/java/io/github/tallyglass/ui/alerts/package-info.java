/// What fired, the rules by which it does, budgets, quiet hours.
@NullMarked
package io.github.tallyglass.ui.alerts;

import org.jspecify.annotations.NullMarked;
