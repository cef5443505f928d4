package io.github.tallyglass.source.gateway;

import io.github.tallyglass.source.gateway.GatewayClient.KeyInfo;
import tools.jackson.databind.JsonNode;

/// Reads one key of `/api/token/` (gateway contract §5.2). The key itself is not even looked at: older
/// lines send it in full.
final class KeyReader {

    private KeyReader() {}

    static KeyInfo read(JsonNode item) {
        var unlimited = JsonFields.flag(item, "unlimited_quota");
        var expires = JsonFields.numberOr0(item, "expired_time");
        return new KeyInfo(
                JsonFields.numberOr0(item, "id"),
                Scrubber.PLAIN.clean(JsonFields.text(item, "name")),
                (int) Math.clamp(JsonFields.numberOr0(item, "status"), 0, Integer.MAX_VALUE),
                // For an unlimited key the number means nothing: it keeps falling, below 0 too.
                unlimited ? null : (Long) JsonFields.numberOr0(item, "remain_quota"),
                JsonFields.numberOr0(item, "used_quota"),
                JsonFields.numberOr0(item, "created_time"),
                JsonFields.numberOr0(item, "accessed_time"),
                expires <= 0 ? -1 : expires);
    }
}
