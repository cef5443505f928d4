/// Starting with the user's session: an entry of XDG autostart, a launch agent or a value of the Run key.
@NullMarked
package io.github.tallyglass.desktop.autostart;

import org.jspecify.annotations.NullMarked;
