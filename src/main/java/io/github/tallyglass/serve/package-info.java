/// The JSON API on loopback and its status page: the same questions as the command line, for scripts and
/// browsers of this machine. Host and Origin are checked, secrets and keys never leave, and nothing is
/// changed by asking but one thing: fresh windows, at most once a minute.
@NullMarked
package io.github.tallyglass.serve;

import org.jspecify.annotations.NullMarked;
