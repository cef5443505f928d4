package io.github.tallyglass.source.gateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that a definition may say: the place of each setting, what may stand there, and what holds
/// where it says nothing, which is the current new-api line (gateway contract §§2 to 5). Settings come in
/// the order in which they are written.
final class DefinitionSchema {

    static final String FORMAT = "tallyglass-gateway/1";

    /// Key of the remarks that any section may hold.
    static final String NOTES = "notes";

    /// A `?` marks what may be null: a read that the gateway has not, a field that its replies lack.
    private static final String KINDS = """
            /format format
            /name line
            /token section
            /token/header header
            /token/prefix prefix
            /user_id_headers headers
            /status section?
            /status/path read
            /status/name field?
            /status/version field?
            /status/units_per_currency field?
            /status/cny_per_usd field?
            /self section?
            /self/path read
            /self/query query
            /self/id field?
            /self/username field?
            /self/group field?
            /self/balance amount_field?
            /self/used amount_field?
            /self/requests field?
            /logs section
            /logs/path read
            /logs/query query
            /logs/rows field
            /logs/total field?
            /logs/page_size field?
            /row section
            /row/time time_field
            /row/type field?
            /row/model field?
            /row/quota amount_field?
            /row/prompt_tokens field?
            /row/completion_tokens field?
            /row/cache_read_tokens field?
            /row/cache_write_tokens field?
            /row/reasoning_tokens field?
            /row/prompt_includes_cache flag?
            /row/key field?
            /row/key_id field?
            /row/group field?
            /row/user field?
            /row/user_id field?
            /row/channel field?
            /row/duration duration_field?
            /row/first_token duration_field?
            /row/stream field?
            /row/status field?
            /row/request_id field?
            /row/upstream_request_id field?
            /row/endpoint field?
            /row/client field?
            /row/ip field?
            /row/content field?
            /row/other field?
            /row/keep fields
            /types types
            /stat section?
            /stat/path read
            /stat/query query
            /stat/quota amount_field
            /hourly section?
            /hourly/path read
            /hourly/query query
            /hourly/rows field
            /hourly/time time_field
            /hourly/model field?
            /hourly/requests field?
            /hourly/quota amount_field?
            /hourly/tokens field?
            /keys section?
            /keys/path read
            /keys/query query
            /keys/rows field
            /keys/id field
            /keys/name field?
            /keys/status field?
            /keys/remaining amount_field?
            /keys/used amount_field?
            /keys/unlimited field?
            /keys/pages section?
            /keys/pages/parameter parameter
            /keys/pages/first first
            /keys/pages/size_parameter parameter?
            /keys/pages/size size
            /pages section?
            /pages/parameter parameter
            /pages/first first
            /pages/size_parameter parameter?
            /pages/size size
            /time section
            /time/from parameter
            /time/to parameter
            /time/unit time_unit
            /time/from_included flag
            /time/to_included flag
            /reply section
            /reply/success success_field?
            /reply/message field?
            /unit section
            /unit/units_per_currency positive?
            /unit/currency currency
            /unit/cny_per_usd positive?
            /unit/display display
            """;

    private static final String DEFAULTS = """
            {
              "format": "tallyglass-gateway/1", "name": "",
              "token": {"header": "Authorization", "prefix": "Bearer "}, "user_id_headers": [],
              "status": {"path": "/api/status", "name": "data.system_name", "version": "data.version",
                "units_per_currency": "data.quota_per_unit", "cny_per_usd": "data.usd_exchange_rate"},
              "self": {"path": "/api/user/self", "query": {}, "id": "data.id", "username": "data.username",
                "group": "data.group", "balance": {"path": "data.quota", "unit": "units"},
                "used": {"path": "data.used_quota", "unit": "units"}, "requests": "data.request_count"},
              "logs": {"path": "/api/log/self", "query": {}, "rows": "data.items", "total": "data.total",
                "page_size": "data.page_size"},
              "row": {"time": {"path": "created_at", "unit": "seconds"}, "type": "type", "model": "model_name",
                "quota": {"path": "quota", "unit": "units"}, "prompt_tokens": "prompt_tokens",
                "completion_tokens": "completion_tokens", "cache_read_tokens": "other.cache_tokens",
                "cache_write_tokens": "other.cache_write_tokens", "reasoning_tokens": "other.reasoning_tokens",
                "prompt_includes_cache": null, "key": "token_name", "key_id": "token_id", "group": "group",
                "user": "username", "user_id": "user_id", "channel": "channel",
                "duration": {"path": "use_time", "unit": "seconds"},
                "first_token": {"path": "other.frt", "unit": "milliseconds"}, "stream": "is_stream",
                "status": "other.http_status", "request_id": "request_id",
                "upstream_request_id": "upstream_request_id", "endpoint": "other.request_path",
                "client": "other.client", "ip": "ip", "content": "content", "other": "other", "keep": []},
              "types": {"1": "top-up", "2": "consume", "3": "manage", "4": "system", "5": "error", "6": "refund",
                "7": "login"},
              "stat": {"path": "/api/log/self/stat", "query": {}, "quota": {"path": "data.quota", "unit": "units"}},
              "hourly": {"path": "/api/data/self", "query": {}, "rows": "data",
                "time": {"path": "created_at", "unit": "seconds"}, "model": "model_name", "requests": "count",
                "quota": {"path": "quota", "unit": "units"}, "tokens": "token_used"},
              "keys": {"path": "/api/token/", "query": {}, "rows": "data.items", "id": "id", "name": "name",
                "status": "status", "remaining": {"path": "remain_quota", "unit": "units"},
                "used": {"path": "used_quota", "unit": "units"}, "unlimited": "unlimited_quota",
                "pages": {"parameter": "p", "first": 1, "size_parameter": "size", "size": 100}},
              "pages": {"parameter": "p", "first": 1, "size_parameter": "page_size", "size": 100},
              "time": {"from": "start_timestamp", "to": "end_timestamp", "unit": "seconds", "from_included": true,
                "to_included": true},
              "reply": {"success": "success", "message": "message"},
              "unit": {"units_per_currency": null, "currency": "USD", "cny_per_usd": null, "display": "currency"}
            }
            """;

    private static final Map<String, Setting> SETTINGS = KINDS.lines()
            .map(Setting::of)
            .collect(Collectors.toMap(Setting::at, setting -> setting, (a, _) -> a, LinkedHashMap::new));

    private static final ObjectNode WHOLE = (ObjectNode) Envelope.JSON.readTree(DEFAULTS);

    private DefinitionSchema() {}

    /// @param at JSON pointer
    record Setting(String at, DefinitionKind kind, boolean nullable) {

        private static Setting of(String line) {
            var parts = line.split(" ", 2);
            var nullable = parts[1].endsWith("?");
            var kind = parts[1].replace("?", "").toUpperCase(Locale.ROOT);
            return new Setting(parts[0], DefinitionKind.valueOf(kind), nullable);
        }

        String section() {
            return at.substring(0, at.lastIndexOf('/'));
        }

        String key() {
            return at.substring(at.lastIndexOf('/') + 1);
        }

        boolean isSection() {
            return kind == DefinitionKind.SECTION;
        }
    }

    static Map<String, Setting> settings() {
        return SETTINGS;
    }

    /// Keys that a section may hold, beside notes.
    static SequencedSet<String> keysOf(String section) {
        return SETTINGS.values().stream()
                .filter(setting -> setting.section().equals(section))
                .map(Setting::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A fresh copy of the whole definition of the current new-api line.
    static ObjectNode defaults() {
        return WHOLE.deepCopy();
    }

    /// What holds where a definition does not say it.
    static JsonNode byDefault(String at) {
        return WHOLE.at(JsonPointer.compile(at));
    }
}
