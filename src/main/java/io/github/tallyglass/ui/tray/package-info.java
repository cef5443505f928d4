/// What the tray says, from accounts and the state of the service. Nothing here loads JavaFX: the tray is
/// there without it.
@NullMarked
package io.github.tallyglass.ui.tray;

import org.jspecify.annotations.NullMarked;
