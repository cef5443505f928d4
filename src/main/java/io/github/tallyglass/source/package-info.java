/// What speaks to a remote end: one HTTP client with pacing, a budget of requests per
/// host, and failures as data.
@NullMarked
package io.github.tallyglass.source;

import org.jspecify.annotations.NullMarked;
