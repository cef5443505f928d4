package io.github.tallyglass.source.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.PriceExplanation;
import io.github.tallyglass.domain.PriceExplanation.Verdict;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.UsageEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Every charge that real servers wrote, worked out again from its own ratios.
class CapturedPricesTest {

    @ParameterizedTest
    @CsvSource({
        "new-api-2026-08, new-api, 421, 0, 0",
        "new-api-2026-01, new-api-2025, 407, 0, 0",
        // Five rows were billed for 300 tokens more than they name; one, in two forms, for a single unit although it
        // names more.
        "new-api-2025-04, new-api-2025, 289, 7, 0",
        "veloera-2025-06, veloera, 423, 0, 0",
        // Its rows carry no ratios.
        "one-api-2025-02, one-api, 0, 0, 101"
    })
    void noChargeIsDoubtedWithoutAReason(String captures, String dialect, int agree, int differ, int unknown) {
        var reader = new LogRowReader(Dialect.named(dialect).orElseThrow(), Scrubber.PLAIN);
        var verdicts = new EnumMap<Verdict, List<UsageEvent>>(Verdict.class);
        for (var row : rows(captures)) {
            if (reader.read(row) instanceof LogRowReader.Outcome.Read(var read)) {
                var verdict =
                        PriceExplanation.of(read.event(), QuotaUnit.DEFAULT).verdict();
                verdicts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(read.event());
            }
        }
        verdicts.remove(Verdict.NOT_A_CHARGE);
        var expected = new EnumMap<Verdict, Integer>(Verdict.class);
        expected.put(Verdict.AGREES, agree);
        expected.put(Verdict.DIFFERS, differ);
        expected.put(Verdict.UNKNOWN, unknown);
        expected.values().removeIf(count -> count == 0);
        assertThat(count(verdicts)).isEqualTo(expected);
    }

    private static Map<Verdict, Integer> count(Map<Verdict, List<UsageEvent>> verdicts) {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        verdicts.forEach((verdict, rows) -> counts.put(verdict, rows.size()));
        return counts;
    }

    /// Each row once, whatever lists it stands in: self lists leave `id` out or number it anew.
    private static Iterable<JsonNode> rows(String captures) {
        var rows = new LinkedHashSet<JsonNode>();
        Captures.all(captures).stream()
                .filter(entry -> entry.path().startsWith("/api/log/") && entry.status() == 200)
                .filter(entry -> !entry.name().startsWith("gzip"))
                .map(entry -> entry.json().path("data"))
                .map(data -> data.isArray() ? data : data.path("items"))
                .forEach(items -> items.forEach(rows::add));
        return rows;
    }
}
