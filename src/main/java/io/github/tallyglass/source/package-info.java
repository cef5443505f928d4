/// What speaks to a remote end: one HTTP client with pacing, a budget per host, retries and sealed failures.
@NullMarked
package io.github.tallyglass.source;

import org.jspecify.annotations.NullMarked;
