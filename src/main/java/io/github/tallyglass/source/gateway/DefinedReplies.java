package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.source.gateway.GatewayClient.KeyInfo;
import io.github.tallyglass.source.gateway.GatewayClient.Self;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes replies of a defined gateway apart, rows excepted.
final class DefinedReplies {

    private static final int LONGEST_NAME = 120;

    private final Definition definition;
    private final DefinedValues values;

    DefinedReplies(Definition definition) {
        this.definition = definition;
        this.values = new DefinedValues(definition);
    }

    /// A whole reply as `{success, message, data}`, with all of itself as `data`: paths of a definition
    /// begin at the reply.
    JsonNode inFamilyForm(JsonNode reply) {
        var form = Envelope.JSON.createObjectNode();
        var success = definition.field("/reply/success");
        if (success != null && success.path().isIn(reply)) {
            var value = success.in(reply);
            var is = success.is();
            form.put("success", is == null ? isTrue(value) : is.asString().equals(value.asString("")));
        }
        var message = definition.field("/reply/message");
        form.put("message", message == null ? "" : message.in(reply).asString(""));
        if (reply.hasNonNull("error")) {
            form.set("error", reply.get("error"));
        }
        if (reply.path("code").isString()) {
            form.set("code", reply.get("code"));
        }
        form.set("data", reply);
        return form;
    }

    /// Of a gateway that has no status.
    GatewayStatus unasked() {
        return status(Envelope.JSON.createObjectNode());
    }

    GatewayStatus status(JsonNode body) {
        var name = line(body, "/status/name");
        return new GatewayStatus(
                name.isEmpty() ? definition.text("/name") : name,
                line(body, "/status/version"),
                0,
                unit(body),
                definition.text("/unit/display").equals("tokens") ? "TOKENS" : display(),
                definition.has("/hourly"));
    }

    private String display() {
        var currency = definition.text("/unit/currency");
        return currency.equals("CNY") ? "CNY" : "USD";
    }

    /// What the definition says goes before what the server says.
    private QuotaUnit unit(JsonNode body) {
        var units = first(definition.decimal("/unit/units_per_currency"), positive(body, "/status/units_per_currency"));
        return new QuotaUnit(
                units == null ? QuotaUnit.DEFAULT.unitsPerCurrency() : units,
                definition.text("/unit/currency"),
                first(definition.decimal("/unit/cny_per_usd"), positive(body, "/status/cny_per_usd")),
                units == null);
    }

    private static @Nullable BigDecimal first(@Nullable BigDecimal defined, @Nullable BigDecimal told) {
        return defined == null ? told : defined;
    }

    private @Nullable BigDecimal positive(JsonNode body, String at) {
        var field = definition.field(at);
        var value = field == null ? null : JsonFields.exact(field.in(body));
        if (value == null || value.signum() <= 0) {
            return null;
        }
        var shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /// @param userId what the user typed; where the gateway tells an id it has to be the same
    Result<Self> self(JsonNode body, String userId) {
        var id = definition.field("/self/id");
        var found = id == null ? "" : id.in(body).asString("");
        if (id != null && found.isEmpty()) {
            return missing("/self/id");
        }
        var balance = amount(body, "/self/balance");
        if (balance == null && definition.has("/self/balance")) {
            return missing("/self/balance");
        }
        if (!found.isEmpty() && !userId.isEmpty() && !found.equals(userId)) {
            return Result.err(new Failure.WrongUser(userId, found));
        }
        return Result.ok(new Self(
                whole(JsonFields.exact(Envelope.JSON.getNodeFactory().stringNode(found))),
                line(body, "/self/username"),
                line(body, "/self/group"),
                0,
                whole(balance),
                whole(amount(body, "/self/used")),
                whole(number(body, "/self/requests"))));
    }

    Result<Long> stat(JsonNode body) {
        var quota = amount(body, "/stat/quota");
        return quota == null ? missing("/stat/quota") : Result.ok(whole(quota));
    }

    Result<List<HourlyUsage>> hourly(JsonNode body) {
        var place = definition.field("/hourly/rows");
        var rows = place == null ? body : place.in(body);
        var lines = Envelope.JSON.createArrayNode();
        for (var row : rows) {
            lines.add(hour(row));
        }
        return HourlyReader.read(rows.isArray() ? lines : rows, definition.text("/hourly/path"));
    }

    private ObjectNode hour(JsonNode row) {
        var time = definition.field("/hourly/time");
        var second = time == null ? null : values.second(time, row);
        var line = Envelope.JSON.createObjectNode();
        line.put("created_at", second == null ? BigDecimal.ZERO : second);
        line.put("model_name", text(row, "/hourly/model"));
        line.put("count", whole(number(row, "/hourly/requests")));
        line.put("quota", whole(amount(row, "/hourly/quota")));
        return line.put("token_used", whole(number(row, "/hourly/tokens")));
    }

    KeyInfo key(JsonNode item) {
        var unlimited = definition.field("/keys/unlimited");
        var endless = unlimited != null && isTrue(unlimited.in(item));
        var left = amount(item, "/keys/remaining");
        return new KeyInfo(
                whole(number(item, "/keys/id")),
                Scrubber.PLAIN.clean(text(item, "/keys/name")),
                (int) Math.clamp(whole(number(item, "/keys/status")), 0, Integer.MAX_VALUE),
                endless || left == null ? null : (Long) whole(left),
                whole(amount(item, "/keys/used")),
                0,
                0,
                -1);
    }

    private static boolean isTrue(JsonNode value) {
        var holder = Envelope.JSON.createObjectNode();
        holder.set("it", value);
        return JsonFields.flag(holder, "it");
    }

    private @Nullable BigDecimal amount(JsonNode root, String at) {
        var field = definition.field(at);
        return field == null ? null : values.units(field, root);
    }

    private @Nullable BigDecimal number(JsonNode root, String at) {
        var field = definition.field(at);
        return field == null ? null : JsonFields.exact(field.in(root));
    }

    /// Rounded half up; 0 where there is none or it does not fit.
    private static long whole(@Nullable BigDecimal value) {
        var holder = Envelope.JSON.createObjectNode();
        holder.put("it", value);
        return JsonFields.numberOr0(holder, "it");
    }

    private String text(JsonNode root, String at) {
        var field = definition.field(at);
        return field == null ? "" : field.in(root).asString("");
    }

    private String line(JsonNode root, String at) {
        return Scrubber.PLAIN
                .text(text(root, at).replaceAll("\\p{Cntrl}+", " "), LONGEST_NAME)
                .strip();
    }

    private <T> Result<T> missing(String at) {
        var read = at.substring(0, at.lastIndexOf('/'));
        return Result.err(new Failure.Malformed(definition.text(read + "/path"), "nothing at " + pathOf(at)));
    }

    private String pathOf(String at) {
        var field = definition.field(at);
        return field == null ? at : field.path().text();
    }
}
