/// The background service: plans slices of time, reads each until it is proven complete, and hands it to
/// the store. The interval algebra is pure; the state is published outward as records.
@NullMarked
package io.github.tallyglass.sync;

import org.jspecify.annotations.NullMarked;
