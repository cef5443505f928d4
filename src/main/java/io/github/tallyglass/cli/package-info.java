/// The command line: subcommands that print results to stdout and speak of progress on stderr.
@NullMarked
package io.github.tallyglass.cli;

import org.jspecify.annotations.NullMarked;
