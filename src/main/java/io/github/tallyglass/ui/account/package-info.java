/// Accounts: the welcome of the first start, adding one, and a card for each with what is left.
@NullMarked
package io.github.tallyglass.ui.account;

import org.jspecify.annotations.NullMarked;
