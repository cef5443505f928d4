package io.github.tallyglass.source.quota;

import io.github.tallyglass.domain.LoginReading;

/// What a provider told of a login.
///
/// @param email as the provider knows it; `""` where it did not say
public record QuotaAnswer(LoginReading reading, String email) {}
