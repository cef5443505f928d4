package io.github.tallyglass.source.cliproxy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one record as they are written (the contract of CLIProxyAPI and quotas §1.9), secrets
/// included: lives only while the record is read. What is missing, null or of another type counts as
/// absent.
final class RecordFields {

    private static final int MOST_UNKNOWN = 40;

    private final JsonParser parser;
    private final JsonMapper json;
    private final RecordValues values;

    String timestamp = "";
    long latency = -1;
    long firstToken;
    String source = "";
    String authIndex = "";
    String clientIp = "";
    String forwardedFor = "";
    String userAgent = "";
    boolean failed;
    boolean generates = true;
    boolean stream;
    boolean refresh;
    long failStatus;
    String failBody = "";
    String provider = "";
    String model = "";
    String alias = "";
    String endpoint = "";
    String authType = "";
    String apiKey = "";

    /// Of a key that was not kept, in records that another program stored.
    String keyHash = "";

    String requestId = "";
    String effort = "";
    String tier = "";
    String grantedTier = "";
    final RecordTokens tokens = new RecordTokens();
    final AnswerHeaders headers = new AnswerHeaders();

    /// Fields that this version does not know, raw; null where there are none.
    @Nullable
    ObjectNode unknown;

    /// Whether anything says that this is a record and no message.
    boolean isRecord;

    /// @param parser stands on the opening brace
    RecordFields(JsonParser parser, JsonMapper json) {
        this.parser = parser;
        this.json = json;
        values = new RecordValues(parser);
    }

    /// The name of a count that is beyond all sense; `""` where there is none.
    String nonsense() {
        return values.nonsense();
    }

    /// Reads up to the closing brace.
    ///
    /// @throws JacksonException when it is no JSON
    void read() {
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            field(name);
        }
    }

    private void field(String name) {
        switch (name) {
            case "timestamp" -> timestamp = values.text();
            case "latency_ms" -> latency = parser.currentToken() == JsonToken.VALUE_NULL ? -1 : values.lenient();
            case "ttft_ms" -> firstToken = values.lenient();
            case "source" -> source = values.text();
            case "auth_index" -> authIndex = values.text();
            case "client_ip" -> clientIp = values.text();
            case "x_forwarded_for" -> forwardedFor = values.text();
            case "user_agent" -> userAgent = values.text();
            case "tokens" -> {
                isRecord = true;
                values.object(this::token);
            }
            case "failed" -> failed = values.flag();
            case "generate" -> generates = parser.currentToken() != JsonToken.VALUE_FALSE;
            case "stream" -> stream = values.flag();
            case "refresh" -> refresh = values.flag();
            case "fail" -> values.object(this::fail);
            case "response_headers" -> values.object(this::header);
            case "token_breakdown" -> values.object(this::division);
            case "provider" -> provider = values.text();
            case "model" -> {
                isRecord = true;
                model = values.text();
            }
            case "alias" -> alias = values.text();
            case "endpoint" -> endpoint = values.text();
            case "auth_type" -> authType = values.text().toLowerCase(Locale.ROOT);
            case "api_key" -> apiKey = values.text();
            case "api_key_hash" -> keyHash = values.text();
            case "request_id" -> {
                isRecord = true;
                requestId = values.text();
            }
            case "reasoning_effort" -> effort = values.text();
            case "service_tier", "request_service_tier" -> tier = tier.isEmpty() ? values.text() : tier;
            case "response_service_tier" -> grantedTier = values.text();
            // What the token is, and how the server is built, is nobody's business here.
            case "access_token_sha256", "executor_type", "accounting_version" -> parser.skipChildren();
            default -> keep(name);
        }
    }

    private void token(String name) {
        switch (name) {
            case "input_tokens" -> tokens.input = values.count(name);
            case "output_tokens" -> tokens.output = values.count(name);
            case "reasoning_tokens" -> tokens.reasoning = values.count(name);
            case "cached_tokens" -> tokens.cached = values.count(name);
            case "total_tokens" -> tokens.total = values.count(name);
            case "cache_read_tokens" -> tokens.cacheRead = values.count(name);
            case "cache_creation_tokens" -> tokens.cacheWrite = values.count(name);
            default -> parser.skipChildren();
        }
    }

    private void division(String name) {
        var division = tokens.division;
        switch (name) {
            case "quality" -> division.quality = values.text();
            case "total_tokens" -> division.total = values.count(name);
            case "input" -> values.object(this::inputDivision);
            case "output" -> values.object(this::outputDivision);
            default -> parser.skipChildren();
        }
    }

    private void inputDivision(String name) {
        var division = tokens.division;
        switch (name) {
            case "total_tokens" -> division.inputTotal = values.count(name);
            case "uncached_tokens" -> division.uncached = values.count(name);
            case "cache_read_tokens" -> division.cacheRead = values.count(name);
            case "cache_write_tokens" -> division.cacheWrite = values.count(name);
            default -> parser.skipChildren();
        }
    }

    private void outputDivision(String name) {
        switch (name) {
            case "total_tokens" -> tokens.division.outputTotal = values.count(name);
            case "reasoning_tokens" -> tokens.division.reasoning = values.count(name);
            default -> parser.skipChildren();
        }
    }

    private void fail(String name) {
        switch (name) {
            case "status_code" -> failStatus = values.lenient();
            case "body" -> failBody = values.bodyText(json);
            default -> parser.skipChildren();
        }
    }

    /// A list of texts; a text alone is taken as one.
    private void header(String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            headers.add(name, values.text());
            return;
        }
        var first = "";
        var count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            var value = values.text();
            if (count == 0) {
                first = value;
            } else {
                headers.also(value.hashCode());
            }
        }
        headers.add(name, first);
    }

    private void keep(String name) {
        if (unknown == null) {
            unknown = json.createObjectNode();
        }
        if (unknown.size() >= MOST_UNKNOWN) {
            parser.skipChildren();
        } else {
            unknown.set(name, json.readTree(parser));
        }
    }
}
