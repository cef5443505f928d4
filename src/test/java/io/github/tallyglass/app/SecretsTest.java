package io.github.tallyglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.cli.Program;
import io.github.tallyglass.cli.Root;
import io.github.tallyglass.cli.StopSignal;
import io.github.tallyglass.cli.Terminal;
import io.github.tallyglass.demo.LoopbackServer;
import io.github.tallyglass.source.gateway.ReplayGateway;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// After a run of everything the token is in the one file that may hold it, and an API key that strangers
/// wrote into their rows is nowhere.
class SecretsTest {

    private static final String TOKEN = ReplayGateway.TOKEN;
    private static final String KEY = "sk-Zq7Wm2Xk9Rt4Lp6Vb8Nc3Jd5Hf1Gs0Ya";
    private static final String WRONG = "WrongTokenKq83hsnc02mvlqpw";
    private static final int PART = 12;

    @TempDir
    private static Path folder;

    private final List<String> said = new ArrayList<>();
    private final TestHome home = new TestHome(folder.resolve("home"), ReplayGateway.CAPTURED_AT);

    @Test
    void aFullRunLeavesTheTokenInOneFileOnly() throws Exception {
        var streams = new ByteArrayOutputStream();
        var processErr = System.err;
        System.setErr(new PrintStream(streams, true, StandardCharsets.UTF_8));
        try (var gateway = new ReplayGateway(home.clock)) {
            var url = gateway.url().toString();
            say(home.add("work", url, TOKEN, "-v"));
            say(home.add("other", url, WRONG, "-v"));
            say(home.add("later", url, WRONG, "--force"));
            run("sync", "--since", "30d", "--rate", "unlimited", "--json", "-v");
            run("account", "test", "work", "-v");
            run("account", "list", "--json", "-v");
            gateway.answerWith("/api/log/self", rowsWithAKey());
            home.clock.advance(Duration.ofMinutes(5));
            run("sync", "--rate", "unlimited", "-v");
            gateway.answerWith("/api/log/self", echo(200));
            gateway.answerWith("/api/user/self", echo(401));
            home.clock.advance(Duration.ofMinutes(5));
            run("sync", "--rate", "unlimited", "--json", "-v");
            gateway.answerAsCaptured("/api/user/self");
            run("sync", "--rate", "unlimited", "-v");
            run("account", "test", "work", "--json", "-v");
            run("collect", "--for", "1s", "-v");
            run("report", "30d", "--json", "-v");
            run("report", "30d", "--by", "key", "-v");
            run("export", "30d", "--out", home.folder.resolve("rows.csv").toString(), "-v");
            run("export", "30d", "--out", "-", "--format", "json", "--columns", "time,key,error,content");
            crash();
        } finally {
            System.setErr(processErr);
        }
        said.add(streams.toString(StandardCharsets.UTF_8));
        assertThat(said.getLast()).as("-v speaks").contains("GET ");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder.resolve("secrets.json"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(home.folder.resolve("secrets.json"))).contains(TOKEN);
        assertThat(traces()).isEmpty();
    }

    private void run(String... words) {
        say(home.run(words));
    }

    private void say(Ran ran) {
        said.add(ran.all());
    }

    /// Something of ours breaks with the token in its text.
    private void crash() {
        var root = home.root(new StopSignal());
        var broken = (Root) Proxy.newProxyInstance(
                Root.class.getClassLoader(), new Class<?>[] {Root.class}, (_, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        home.run("account", "list", "-v");
                        throw new IllegalStateException("GET with Authorization: Bearer " + TOKEN + " and " + KEY);
                    }
                    try {
                        return method.invoke(root, arguments);
                    } catch (InvocationTargetException inner) {
                        throw inner.getCause();
                    }
                });
        var out = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(out),
                new ByteArrayInputStream(new byte[0]),
                false,
                home.environment::get,
                null,
                Locale.ENGLISH,
                new StopSignal());
        assertThat(new Program(broken, terminal).run("--home", home.folder.toString(), "-v", "report", "30d", "--json"))
                .isEqualTo(1);
        said.add(out.toString());
    }

    /// Where anything of a secret stands, by file or stream.
    private Map<String, List<String>> traces() throws Exception {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("secrets.json")) {
                    // Bytes as characters, so that a binary file can be searched for ASCII.
                    texts.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(texts.keySet()).anyMatch(name -> name.endsWith("usage.db")).anyMatch(name -> name.endsWith(".log"));
        for (var i = 0; i < said.size(); i++) {
            texts.put("output " + i, said.get(i));
        }
        var found = new TreeMap<String, List<String>>();
        texts.forEach((name, text) -> {
            var parts = needles().stream().filter(text::contains).toList();
            if (!parts.isEmpty()) {
                found.put(name, parts);
            }
        });
        return found;
    }

    private static List<String> needles() {
        var needles = new ArrayList<String>();
        for (var secret : List.of(TOKEN, KEY, WRONG)) {
            IntStream.rangeClosed(0, secret.length() - PART)
                    .mapToObj(start -> secret.substring(start, start + PART))
                    .filter(part -> part.chars().distinct().count() > 4)
                    .forEach(needles::add);
            needles.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        // The captured server's own demonstration of a wrong token is not ours.
        needles.removeIf(part -> "EXAMPLEwrong".contains(part));
        return needles;
    }

    private static LoopbackServer.Reply echo(int status) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("success", false)
                .put("message", "token Bearer " + TOKEN + " (" + KEY + ") is not known")
                .put("code", "AUTH_NOT_LOGGED_IN");
        return new LoopbackServer.Reply(
                status,
                Map.of("Content-Type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private LoopbackServer.Reply rowsWithAKey() {
        var json = JsonMapper.shared();
        var row = json.createObjectNode()
                .put("id", 1)
                .put("created_at", home.clock.instant().getEpochSecond() - 60)
                .put("type", 5)
                .put("content", "status_code=401, Incorrect API key provided: " + KEY + ".")
                .put("token_name", "my key " + KEY)
                .put("model_name", "gpt-4o")
                .put("quota", 0)
                .put("request_id", "r1")
                .put("surprise", "Authorization: Bearer " + TOKEN);
        row.put(
                "other",
                json.createObjectNode().put("api_key", KEY).put("note", KEY).toString());
        var reject = json.createObjectNode()
                .put("created_at", "never")
                .put("content", KEY)
                .put("k", TOKEN);
        var data = json.createObjectNode().put("page", 1).put("page_size", 100).put("total", 2);
        data.putArray("items").add(row).add(reject);
        var body = json.createObjectNode().put("success", true).put("message", "");
        body.set("data", data);
        return new LoopbackServer.Reply(
                200, Map.of("Content-Type", "application/json"), body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
