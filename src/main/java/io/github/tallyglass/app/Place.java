package io.github.tallyglass.app;

/// Where a window is to be opened.
///
/// @param account name; `""` for wherever the window was last
/// @param login [io.github.tallyglass.domain.Login#ref()]; `""` for the account itself
record Place(String account, String login) {

    static final Place LAST = new Place("", "");
}
