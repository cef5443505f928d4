/// What the system offers: folders, settings file, secrets, single writer. Each an interface with one
/// implementation per system and a null object.
@NullMarked
package io.github.tallyglass.desktop;

import org.jspecify.annotations.NullMarked;
