/// Words and numbers as people read them: message bundles in English and Chinese, money, sizes, durations.
@NullMarked
package io.github.tallyglass.text;

import org.jspecify.annotations.NullMarked;
