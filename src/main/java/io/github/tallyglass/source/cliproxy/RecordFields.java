package io.github.tallyglass.source.cliproxy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one record as they are written (the contract of CLIProxyAPI and quotas §1.9), secrets
/// included: lives only while the record is read. What is missing, null or of another type counts as absent.
final class RecordFields {

    /// As far as whole numbers are exact in JSON as most programs write it (2⁵³): no count is larger.
    private static final long LARGEST = 1L << 53;

    private static final int MOST_UNKNOWN = 40;

    private final JsonParser parser;
    private final JsonMapper json;

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

    /// A count that no 64 bits hold, or none of sense; `""` where there is none.
    String nonsense = "";

    /// Whether anything says that this is a record and no message.
    boolean isRecord;

    /// @param parser stands on the opening brace
    RecordFields(JsonParser parser, JsonMapper json) {
        this.parser = parser;
        this.json = json;
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
            case "timestamp" -> timestamp = text();
            case "latency_ms" -> latency = parser.currentToken() == JsonToken.VALUE_NULL ? -1 : lenient();
            case "ttft_ms" -> firstToken = lenient();
            case "source" -> source = text();
            case "auth_index" -> authIndex = text();
            case "client_ip" -> clientIp = text();
            case "x_forwarded_for" -> forwardedFor = text();
            case "user_agent" -> userAgent = text();
            case "tokens" -> {
                isRecord = true;
                object(this::token);
            }
            case "failed" -> failed = flag();
            case "generate" -> generates = parser.currentToken() != JsonToken.VALUE_FALSE;
            case "stream" -> stream = flag();
            case "refresh" -> refresh = flag();
            case "fail" -> object(this::fail);
            case "response_headers" -> object(this::header);
            case "token_breakdown" -> object(this::division);
            case "provider" -> provider = text();
            case "model" -> {
                isRecord = true;
                model = text();
            }
            case "alias" -> alias = text();
            case "endpoint" -> endpoint = text();
            case "auth_type" -> authType = text().toLowerCase(Locale.ROOT);
            case "api_key" -> apiKey = text();
            case "api_key_hash" -> keyHash = text();
            case "request_id" -> {
                isRecord = true;
                requestId = text();
            }
            case "reasoning_effort" -> effort = text();
            case "service_tier", "request_service_tier" -> tier = tier.isEmpty() ? text() : tier;
            case "response_service_tier" -> grantedTier = text();
            // What the token is, and how the server is built, is nobody's business here.
            case "access_token_sha256", "executor_type", "accounting_version" -> parser.skipChildren();
            default -> keep(name);
        }
    }

    private void token(String name) {
        switch (name) {
            case "input_tokens" -> tokens.input = count(name);
            case "output_tokens" -> tokens.output = count(name);
            case "reasoning_tokens" -> tokens.reasoning = count(name);
            case "cached_tokens" -> tokens.cached = count(name);
            case "total_tokens" -> tokens.total = count(name);
            case "cache_read_tokens" -> tokens.cacheRead = count(name);
            case "cache_creation_tokens" -> tokens.cacheWrite = count(name);
            default -> parser.skipChildren();
        }
    }

    private void division(String name) {
        var division = tokens.division;
        switch (name) {
            case "quality" -> division.quality = text();
            case "total_tokens" -> division.total = count(name);
            case "input" -> object(this::inputDivision);
            case "output" -> object(this::outputDivision);
            default -> parser.skipChildren();
        }
    }

    private void inputDivision(String name) {
        var division = tokens.division;
        switch (name) {
            case "total_tokens" -> division.inputTotal = count(name);
            case "uncached_tokens" -> division.uncached = count(name);
            case "cache_read_tokens" -> division.cacheRead = count(name);
            case "cache_write_tokens" -> division.cacheWrite = count(name);
            default -> parser.skipChildren();
        }
    }

    private void outputDivision(String name) {
        switch (name) {
            case "total_tokens" -> tokens.division.outputTotal = count(name);
            case "reasoning_tokens" -> tokens.division.reasoning = count(name);
            default -> parser.skipChildren();
        }
    }

    private void fail(String name) {
        switch (name) {
            case "status_code" -> failStatus = lenient();
            case "body" -> failBody = bodyText();
            default -> parser.skipChildren();
        }
    }

    /// A list of texts; a text alone is taken as one.
    private void header(String name) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            headers.add(name, text());
            return;
        }
        var first = "";
        var count = 0;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            var value = text();
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

    private void object(Consumer<String> field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            field.accept(name);
        }
    }

    private String text() {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getString();
            default -> {
                parser.skipChildren();
                yield "";
            }
        };
    }

    /// An upstream's JSON may have been put in as it is.
    private String bodyText() {
        return parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY
                ? json.readTree(parser).toString()
                : text();
    }

    private boolean flag() {
        return parser.currentToken() == JsonToken.VALUE_TRUE || text().equalsIgnoreCase("true");
    }

    /// A time that makes no sense is no reason to lose the record: −1.
    private long lenient() {
        var before = nonsense;
        nonsense = "";
        var number = count("-");
        var sensible = nonsense.isEmpty();
        nonsense = before;
        return sensible ? number : -1;
    }

    private long count(String name) {
        var number = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> ofText(parser.getString());
            case VALUE_STRING -> ofText(parser.getString().strip());
            default -> {
                parser.skipChildren();
                yield 0L;
            }
        };
        if (number > LARGEST || number < -LARGEST) {
            nonsense = name;
            return 0;
        }
        return number;
    }

    private long whole() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Long.MAX_VALUE : parser.getLongValue();
    }

    private static long ofText(String text) {
        if (text.isEmpty() || text.length() > 30) {
            return text.isEmpty() ? 0 : Long.MAX_VALUE;
        }
        try {
            var exact = new BigDecimal(text);
            return exact.precision() - (long) exact.scale() > 18
                    ? Long.MAX_VALUE
                    : exact.setScale(0, RoundingMode.HALF_UP).longValue();
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
