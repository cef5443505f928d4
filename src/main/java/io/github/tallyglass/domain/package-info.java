/// What the program talks about: accounts, usage rows, money, time ranges, filters, failures. Records and
/// sealed types that know the JDK only; every other package may know them, they know none.
@NullMarked
package io.github.tallyglass.domain;

import org.jspecify.annotations.NullMarked;
