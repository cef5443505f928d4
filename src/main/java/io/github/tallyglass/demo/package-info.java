/// The built-in demo gateway: a loopback HTTP server that speaks the current new-api contract over invented
/// rows.
@NullMarked
package io.github.tallyglass.demo;

import org.jspecify.annotations.NullMarked;
