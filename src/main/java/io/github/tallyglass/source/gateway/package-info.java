/// The New API family of gateways: one client, its dialects, and the reading of log rows. Ground: the
/// gateway contract.
@NullMarked
package io.github.tallyglass.source.gateway;

import org.jspecify.annotations.NullMarked;
