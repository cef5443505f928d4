package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.QuotaUnit;

/// What `/api/status` says (contract "gateways" §4).
///
/// @param unit `quota_per_unit` and exchange rate; assumed where missing
/// @param displayType USD, CNY, TOKENS or CUSTOM, as in the unit's
///     [io.github.tallyglass.domain.SiteDisplay]
/// @param hourlyData whether `/api/data/self` is fed
public record GatewayStatus(
        String systemName, String version, long startTime, QuotaUnit unit, String displayType, boolean hourlyData) {}
