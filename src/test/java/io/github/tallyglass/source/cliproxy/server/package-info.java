/// A CLIProxyAPI on loopback, written from its contract: behaves on the wire as the real one does, with a
/// clock that tests move.
@NullMarked
package io.github.tallyglass.source.cliproxy.server;

import org.jspecify.annotations.NullMarked;
