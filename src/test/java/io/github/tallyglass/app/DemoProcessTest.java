package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The demo as a user starts it where there is no display.
class DemoProcessTest {

    @TempDir
    private Path folder;

    @Test
    void theDemoInTheTerminalSyncsReportsAndLeavesAFile() throws Exception {
        var home = folder.resolve("home");
        var ran = Child.run(home, Map.of(), "demo");
        assertThat(ran.exit()).as(ran.all()).isZero();
        assertThat(ran.out())
                .contains("claude-", "gpt-", "%", home.resolve("demo/demo.csv").toString());

        var rows = Csv.read(Files.readString(home.resolve("demo/demo.csv")));
        assertThat(rows).hasSizeGreaterThan(5_000);
        assertThat(rows.getFirst().getField("account")).isEqualTo("demo");
        // Every byte of state is below the home.
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("home", "home-output");
        }
    }

    @Test
    void theGatewayAloneStaysUntilItIsTerminated() throws Exception {
        try (var child = Child.start(folder.resolve("home"), Map.of(), "demo", "--serve-only")) {
            Until.holds("the address is printed", () -> child.out().contains("}"));
            var told = JsonMapper.shared().readTree(child.out());
            assertThat(told.propertyNames()).containsExactly("url", "user_id", "token", "key");

            var user = new TestHome(folder.resolve("user"), java.time.Instant.now());
            var added = user.add(
                    "demo",
                    told.path("url").asString(),
                    told.path("token").asString(),
                    "--user-id",
                    told.path("user_id").asString());
            assertThat(added.exit()).as(added.all()).isZero();

            child.process().destroy();
            assertThat(child.process().waitFor(5, TimeUnit.SECONDS))
                    .as("stops within five seconds")
                    .isTrue();
        }
    }
}
