/// One program for each home: a second start asks the first to show itself, over a Unix domain socket.
@NullMarked
package io.github.tallyglass.desktop.instance;

import org.jspecify.annotations.NullMarked;
