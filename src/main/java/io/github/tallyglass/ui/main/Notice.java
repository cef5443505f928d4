package io.github.tallyglass.ui.main;

import io.github.tallyglass.domain.Failure;

/// Something that went wrong and that the user should know, without being stopped by it.
///
/// @param where what it concerns: an account's name, or `""`
/// @param trying the service goes on trying by itself
public record Notice(String where, Failure failure, boolean trying) {}
