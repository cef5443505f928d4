/// Collects from what is no gateway: a queue of usage records that forgets, the logins behind it, and
/// their windows. What is fetched goes to a spool first and to the cache from there; questions about
/// windows never keep the queue waiting.
@NullMarked
package io.github.tallyglass.sync.collect;

import org.jspecify.annotations.NullMarked;
