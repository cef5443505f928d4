package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.export.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {

    private final FakeRoot root = new FakeRoot();

    @BeforeEach
    void rows() {
        root.queries.rows.add(Rows.consume("2026-11-18T01:00:00Z", "gpt-5.2", 1_500_000));
        root.queries.rows.add(Rows.consume("2026-11-18T20:00:00Z", "claude-opus", 500_000));
    }

    @Test
    void rollingRangesEndAtTheWholeSecondThatIsPrinted() {
        assertThat(run("report 24h --json")).isZero();

        assertThat(json().get("range").stringValue()).isEqualTo("24h");
        assertThat(json().get("from").stringValue()).isEqualTo("2026-11-18T16:00:00+08:00");
        assertThat(json().get("to").stringValue()).isEqualTo("2026-11-19T16:00:00+08:00");
        assertThat(json().get("totals").get("quota").longValue()).isEqualTo(500_000);
        assertThat(json().get("groups")).isEmpty();
    }

    @Test
    void calendarDaysAreCountedInTheZone() {
        run("report yesterday --zone UTC --json");
        assertThat(json().get("zone").stringValue()).isEqualTo("UTC");
        assertThat(json().get("from").stringValue()).isEqualTo("2026-11-18T00:00:00Z");
        assertThat(json().get("totals").get("quota").longValue()).isEqualTo(2_000_000);
    }

    @Test
    void filtersNarrowAndRepeat() {
        run("report 30d --model =gpt-5.2 --json");
        assertThat(json().get("totals").get("attempts").longValue()).isEqualTo(1);
        run("report 30d --model gpt --model opus --by model --json");
        assertThat(json().get("groups")).hasSize(2);
        run("report 30d --model !gpt --json");
        assertThat(json().get("totals").get("quota").longValue()).isEqualTo(500_000);
        run("report 30d --model /^cl.*s$/ --json");
        assertThat(json().get("totals").get("quota").longValue()).isEqualTo(500_000);
    }

    @Test
    void aFilterOnWhatNoRowHasMatchesNothingAndSaysSo() {
        assertThat(run("report 30d --label team --json")).isZero();

        assertThat(json().get("totals").get("attempts").longValue()).isZero();
        assertThat(root.err()).contains("--label", "matches nothing");
    }

    @Test
    void aValueWithAnAtSignIsNoFileOfArguments() {
        assertThat(run("report 30d --user @bob --json")).isZero();
    }

    @Test
    void textIsATableOnStdoutAndNothingElse() {
        assertThat(run("report 30d --by model")).isZero();

        assertThat(root.out()).contains("Model", "gpt-5.2", "Total", "Complete:");
        assertThat(root.err()).isEmpty();
    }

    private int run(String words) {
        root.out.getBuffer().setLength(0);
        return root.run(words.split(" "));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }
}
