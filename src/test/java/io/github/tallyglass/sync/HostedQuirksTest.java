package io.github.tallyglass.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.demo.LoopbackServer.Reply;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.source.gateway.AdminScopeTest;
import io.github.tallyglass.source.gateway.DialectsTest;
import io.github.tallyglass.source.gateway.Line;
import io.github.tallyglass.source.gateway.LineGateway;
import io.github.tallyglass.source.gateway.LineGateway.Quirks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// The whole way over every line, as administrators read it and as hosted servers bend it.
final class HostedQuirksTest {

    @TempDir
    private Path home;

    static Stream<Line> lines() {
        return DialectsTest.lines();
    }

    static Stream<Line> adminLines() {
        return AdminScopeTest.lines();
    }

    static Stream<Arguments> quirks() {
        return Stream.of(
                        new Quirks(20, false, false, 0, false),
                        new Quirks(20, true, false, 0, false),
                        new Quirks(0, false, true, 0, false),
                        new Quirks(0, false, false, 10_000, false))
                .flatMap(quirk -> lines().filter(line -> !line.dialect().startsWith("one-api") || quirk.granted() == 0)
                        .map(line -> Arguments.of(line, quirk)));
    }

    private static List<ObjectNode> asked(Line line, List<ObjectNode> rows) {
        return rows.stream()
                .filter(row ->
                        !line.dialect().startsWith("one-api") || row.get("type").asInt() == 2)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("adminLines")
    void everybodysRowsEndInTheStoreOnce(Line line) throws IOException {
        try (var gateway = new LineGateway(line, LineBed.CLOCK);
                var bed = new LineBed(home, line, Scope.ADMIN)) {
            var account = bed.add(gateway, line, Scope.ADMIN, "");
            assertThat(account.scope()).isEqualTo(Scope.ADMIN);

            var outcome = bed.sync();

            assertThat(outcome.error()).isNull();
            assertThat(outcome.isWhole()).isTrue();
            assertThat(bed.rows()).isEqualTo(LineBed.told(asked(line, gateway.allRows())));
            assertThat(bed.sync().rowsNew()).isZero();
            assertThat(gateway.requests())
                    .noneMatch(request -> request.path().equals("/api/log/self")
                            || request.path().equals("/api/data/self"));
        }
    }

    @ParameterizedTest
    @MethodSource("quirks")
    void pagesTotalsAndObjectsOfHostedServers(Line line, Quirks quirk) throws IOException {
        try (var gateway =
                        new LineGateway(line, LineBed.CLOCK).withoutCaptures().with(quirk);
                var bed = new LineBed(home, line, Scope.SELF)) {
            bed.add(gateway, line, Scope.SELF, "");

            var outcome = bed.sync();

            assertThat(outcome.error()).isNull();
            assertThat(bed.rows()).isEqualTo(LineBed.told(asked(line, gateway.rows())));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void timesInMillisecondsAreFoundAndDivided(Line line) throws IOException {
        var millis = new Quirks(0, false, false, 0, true);
        try (var gateway =
                        new LineGateway(line, LineBed.CLOCK).withoutCaptures().with(millis);
                var bed = new LineBed(home, line, Scope.SELF)) {
            assertThat(bed.add(gateway, line, Scope.SELF, "").dialect()).isEqualTo(line.dialect() + "-ms");

            var outcome = bed.sync();

            assertThat(outcome.error()).isNull();
            assertThat(outcome.isWhole()).isTrue();
            assertThat(bed.rows()).isEqualTo(LineBed.told(asked(line, gateway.rows())));
            assertThat(bed.sync().rowsNew()).isZero();
            assertThat(gateway.requests()).noneMatch(request -> request.path().startsWith("/api/data/"));
        }
    }

    @Test
    void rowsThatAreCountedAndNotShownAreMissing() throws IOException {
        try (var gateway = new LineGateway(Line.NEW_API_2025_04, LineBed.CLOCK).withoutCaptures();
                var bed = new LineBed(home, Line.NEW_API_2025_04, Scope.SELF)) {
            bed.add(gateway, Line.NEW_API_2025_04, Scope.SELF, "");
            var none = "{\"success\":true,\"data\":{\"page\":1,\"page_size\":0,\"total\":7,\"items\":[]}}";
            gateway.answerWith(
                    "/api/log/self",
                    new Reply(200, Map.of("Content-Type", "application/json"), none.getBytes(StandardCharsets.UTF_8)));

            var withheld = bed.sync();

            assertThat(withheld.isWhole()).isFalse();
            assertThat(withheld.missing()).isNotEmpty();

            gateway.answerByTheLine("/api/log/self");
            assertThat(bed.sync().isWhole()).isTrue();
            assertThat(bed.rows()).isEqualTo(LineBed.told(gateway.rows()));
        }
    }
}
