package io.github.tallyglass.source.quota;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// Replies of providers as a CLIProxyAPI 7.2.140 carried them in `api-call`.
final class CapturedCalls {

    private CapturedCalls() {}

    /// Received when the provider says that it answered.
    static QuotaReply read(String file) throws IOException {
        try (var in = Objects.requireNonNull(
                CapturedCalls.class.getResourceAsStream("/captures/cliproxyapi-7.2.140/quota/" + file))) {
            var call = JsonMapper.shared().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            var headers = new HashMap<String, String>();
            call.get("header")
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey(), header.getValue().get(0).asString()));
            var at = ZonedDateTime.parse(headers.get("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
            return new QuotaReply(
                    call.get("status_code").asInt(), headers, call.get("body").asString(), at.toInstant());
        }
    }
}
