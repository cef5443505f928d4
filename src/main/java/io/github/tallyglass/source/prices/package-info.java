/// Lists of model prices: those inside the program, and what LiteLLM's file says.
@NullMarked
package io.github.tallyglass.source.prices;

import org.jspecify.annotations.NullMarked;
