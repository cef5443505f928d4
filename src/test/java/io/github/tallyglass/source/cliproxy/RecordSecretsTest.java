package io.github.tallyglass.source.cliproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.source.cliproxy.QueueItem.Rejected;
import io.github.tallyglass.source.cliproxy.QueueItem.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nothing of a record that would be stored holds a secret of it.
class RecordSecretsTest {

    private final RecordReader reader = new RecordReader(Labels.NONE);

    @Test
    void noCapturedRecordLeaksWhatItHolds() {
        Captured.records().forEach((name, bytes) -> {
            var secrets = secrets(bytes);
            assertThat(secrets).as(name).hasSizeGreaterThanOrEqualTo(1);

            assertThat(reader.read(bytes).toString()).as(name).doesNotContain(secrets);
        });
    }

    @Test
    void norDoesItWhereItCannotBeRead() {
        Captured.records().forEach((name, bytes) -> {
            var text = new String(bytes, UTF_8);
            for (var broken : List.of(
                    text.substring(0, text.length() - 1),
                    text.substring(0, text.length() * 2 / 3),
                    text.substring(0, text.length() / 3),
                    text.replace("\"failed\"", "failed"),
                    "[" + text + "]",
                    text.replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":7"))) {
                var item = reader.read(broken.getBytes(UTF_8));

                assertThat(item).as(name).isInstanceOf(Rejected.class);
                assertThat(((Rejected) item).raw()).as(name).isNotEmpty().hasSizeLessThanOrEqualTo(1_001);
                assertThat(item.toString()).as(name).doesNotContain(secrets(bytes));
            }
        });
    }

    @Test
    void anUpstreamThatRepeatsTheKeyIsNotQuoted() {
        var text = new String(Captured.record("records/compat-apikey-stream-401.json"), UTF_8);
        var repeated = text.replace(
                "Incorrect API key provided.",
                "Incorrect API key provided: sk-upstream-compat-0001 (client: sk-client-alpha-0001, Bearer abcdefgh12)");
        var usage = (Usage) reader.read(repeated.getBytes(UTF_8));

        assertThat(usage.event().content())
                .startsWith("Incorrect API key provided: sk-")
                .contains("client: sk-");
        assertThat(usage.toString()).doesNotContain(secrets(repeated.getBytes(UTF_8)));
        assertThat(usage.toString()).doesNotContain("abcdefgh12");
    }

    @Test
    void aProjectOfVertexAndAnEmailAreNoSecrets() {
        assertThat(login("{\"provider\":\"vertex\",\"auth_type\":\"oauth\",\"source\":\"my-project-123\"}"))
                .isEqualTo("my-project-123");
        assertThat(login("{\"provider\":\"vertex\",\"auth_type\":\"apikey\",\"source\":\"my-project-123\"}"))
                .isEqualTo("my-…-123");
        assertThat(login("{\"provider\":\"codex\",\"auth_type\":\"apikey\",\"source\":\"a.b@example.com\"}"))
                .isEqualTo("a.b@example.com");
        assertThat(login("{\"provider\":\"codex\",\"source\":\"https://u:p4ssword@h.example\"}"))
                .doesNotContain("p4ss");
    }

    @Test
    void shortKeysAreToldApartWithoutBeingShown() {
        var one = key("abc");
        var other = key("abd");

        assertThat(one).isNotEqualTo(other).doesNotContain("abc").hasSize(5);
    }

    private String key(String key) {
        return ((Usage) reader.read(
                        ("{\"timestamp\":\"2026-08-20T09:14:58Z\",\"api_key\":\"" + key + "\"}").getBytes(UTF_8)))
                .event()
                .origin()
                .key();
    }

    private String login(String fields) {
        var record = "{\"timestamp\":\"2026-08-20T09:14:58Z\",\"model\":\"m\"," + fields.substring(1);
        return ((Usage) reader.read(record.getBytes(UTF_8)))
                .event()
                .origin()
                .upstream()
                .login();
    }

    /// Keys, the token's digest, cookies and every value of a header but the answer's id.
    private static List<String> secrets(byte[] bytes) {
        var node = RecordReader.JSON.readTree(bytes);
        var secrets = new ArrayList<String>();
        secrets.add(node.path("api_key").asString());
        secrets.add(node.path("access_token_sha256").asString(""));
        if (!node.path("source").asString().contains("@")) {
            secrets.add(node.path("source").asString());
        }
        for (var name : List.of("Set-Cookie", "Cf-Ray", "Anthropic-Organization-Id")) {
            node.path("response_headers").path(name).forEach(value -> secrets.add(value.asString()));
        }
        secrets.removeIf(String::isEmpty);
        return secrets;
    }
}
