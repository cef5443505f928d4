/// Pictures of every screen, and checks that hold for all of them.
@NullMarked
package io.github.tallyglass.ui.screens;

import org.jspecify.annotations.NullMarked;
