package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.AccountKind;
import java.util.List;

/// Crazyrouter: new-api's form with `request_id`, `client`, `request_path` and `http_status` inside
/// `other`, where [LogRowReader] looks for them, and `cost_usd` beside the quota that it is computed
/// from.
public record CrazyrouterDialect() implements NewApi2025Line {

    @Override
    public String name() {
        return "crazyrouter";
    }

    @Override
    public AccountKind kind() {
        return AccountKind.CRAZYROUTER;
    }

    @Override
    public int firstKeyPage() {
        return 1;
    }

    /// Its pages describe a user's own log only.
    @Override
    public boolean readsAll() {
        return false;
    }

    @Override
    public List<String> limits() {
        return List.of();
    }
}
