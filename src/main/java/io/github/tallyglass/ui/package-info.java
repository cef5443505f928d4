/// The window: per screen one model (properties out, commands in, no control types) and one view (code;
/// looks in CSS only).
@NullMarked
package io.github.tallyglass.ui;

import org.jspecify.annotations.NullMarked;
