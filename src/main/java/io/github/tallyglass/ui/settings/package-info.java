/// Appearance, language, time zone, currency.
@NullMarked
package io.github.tallyglass.ui.settings;

import org.jspecify.annotations.NullMarked;
