package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import java.util.List;

/// new-api from August 2024 to 2026-07-19. Before 2025-01-05 the id header was not read yet.
public record NewApi2025Dialect() implements NewApi2025Line {

    @Override
    public String name() {
        return "new-api-2025";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.NEW_API;
    }

    @Override
    public List<String> limits() {
        return List.of("180 requests in 180 s");
    }
}
