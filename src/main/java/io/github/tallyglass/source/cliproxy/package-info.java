/// Speaks to a CLIProxyAPI: its queue of usage records (RESP2, or HTTP where the server offers no more),
/// its management API, and what a record says. Nothing is stored here, and nothing is asked twice: what a
/// pop hands over exists nowhere else, so its bytes go to a
/// [io.github.tallyglass.source.cliproxy.RawSink] as they are read.
@NullMarked
package io.github.tallyglass.source.cliproxy;

import org.jspecify.annotations.NullMarked;
