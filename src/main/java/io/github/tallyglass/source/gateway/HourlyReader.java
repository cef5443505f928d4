package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.HourlyUsage;
import io.github.tallyglass.domain.Result;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads `/api/data/self` (gateway contract §5.5): unsorted, and several lines for one hour and model where
/// the server keeps them apart by what it does not tell an ordinary user.
final class HourlyReader {

    private HourlyReader() {}

    /// One line for each hour and model, by hour, then model.
    static Result<List<HourlyUsage>> read(JsonNode data, String path) {
        if (!data.isArray() && !data.isNull()) {
            return Result.err(new Failure.Malformed(path, "no array"));
        }
        record HourOfModel(long hour, String model) {}
        var lines = new LinkedHashMap<HourOfModel, HourlyUsage>();
        for (var item : data) {
            var hour = Math.floorDiv(JsonFields.numberOr0(item, "created_at"), 3600L) * 3600;
            if (hour > 0) {
                var line = line(item, hour);
                lines.merge(new HourOfModel(hour, line.model()), line, HourlyReader::sum);
            }
        }
        return Result.ok(lines.values().stream()
                .sorted(Comparator.comparingLong(HourlyUsage::hour).thenComparing(HourlyUsage::model))
                .toList());
    }

    private static HourlyUsage line(JsonNode item, long hour) {
        return new HourlyUsage(
                hour,
                JsonFields.text(item, "model_name"),
                JsonFields.numberOr0(item, "count"),
                JsonFields.numberOr0(item, "quota"),
                JsonFields.numberOr0(item, "token_used"));
    }

    private static HourlyUsage sum(HourlyUsage a, HourlyUsage b) {
        return new HourlyUsage(
                a.hour(), a.model(), a.count() + b.count(), a.quota() + b.quota(), a.tokens() + b.tokens());
    }
}
