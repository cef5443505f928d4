package io.github.tallyglass.source.cliproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.source.HostBudgets;
import io.github.tallyglass.source.Http;
import io.github.tallyglass.source.Pace;
import io.github.tallyglass.source.cliproxy.server.CpaReply;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementApiTest {

    private final TestTime clock = new TestTime();
    private final KeyVerdict verdict = new KeyVerdict(clock);
    private CpaServer server;
    private Http http;

    @BeforeEach
    void open() throws IOException {
        server = new CpaServer(clock);
        http = new Http(new HostBudgets(clock, clock::forward, Pace.UNLIMITED), clock, "test");
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private ManagementApi api(String key) {
        return new ManagementApi(http, server.url(), () -> Result.ok(new Secret(key)), verdict, clock);
    }

    private static <T> T value(Result<T> result) {
        assertThat(result).isInstanceOf(Result.Ok.class);
        return ((Result.Ok<T>) result).value();
    }

    @Test
    void credentialsAreReadAndKeysDoNotLeave() {
        server.management().authFiles = """
                {"files":[
                 {"auth_index":"00000000000000a1","name":"k.json","provider":"gemini","account_type":"api_key",
                  "account":"AIza-very-secret-0001","label":"AIza-very-secret-0001","status":"active"},
                 {"auth_index":"00000000000000a2","name":"codex-a@example.com-team.json","type":"CODEX",
                  "email":"a@example.com","account":"a@example.com","account_type":"oauth",
                  "id_token":{"chatgpt_account_id":"w1","plan_type":"team"},"status":"error","unavailable":true,
                  "status_message":"{\\"error\\":{\\"message\\":\\"limit reached for sk-secret-abcdef\\"}}",
                  "next_retry_after":"2026-11-22T10:00:00.5+01:00","success":41,"failed":2},
                 {"name":"disk-only.json","type":"codex"},
                 {"auth_index":"00000000000000a3","next_retry_after":"0001-01-01T00:00:00Z"}]}""";
        var files = value(api(CpaServer.KEY).authFiles());

        assertThat(files).hasSize(3);
        assertThat(files.toString()).doesNotContain("secret");
        assertThat(files.getFirst().account()).endsWith("0001").contains("…");
        var codex = files.get(1);
        assertThat(codex.provider()).isEqualTo("codex");
        assertThat(codex.workspace()).isEqualTo("w1");
        assertThat(codex.plan()).isEqualTo("team");
        assertThat(codex.message()).startsWith("limit reached for");
        assertThat(codex.retryAfter()).isEqualTo(Instant.parse("2026-11-22T09:00:00.5Z"));
        assertThat(codex.requests()).isEqualTo(43);
        assertThat(files.get(2).retryAfter()).isNull();
    }

    @Test
    void keysOfClientsAndProvidersComeMasked() {
        var clients = value(api(CpaServer.KEY).clientKeys());
        assertThat(clients).extracting(ClientKey::label).containsExactly("sk-…0001", "sk-…0002");
        assertThat(clients).extracting(ClientKey::hash).contains(ClientKeys.hash("sk-client-alpha-0001"));
        var configured = value(api(CpaServer.KEY).configuredKeys());
        assertThat(configured)
                .contains(new ConfiguredKey("13af1b8d90f03036", "openai-compatible-fakecompat", "fakecompat sk-…0001"))
                .contains(new ConfiguredKey("729578c8079b9216", "codex", "sk-…0001"));
        assertThat(configured.toString()).doesNotContain("upstream");
    }

    @Test
    void ofTheConfigurationOnlyWhatConcernsRecords() {
        server.retention(3_600);
        assertThat(value(api(CpaServer.KEY).config())).isEqualTo(new ServerConfig(true, 3_600));
        assertThat(value(api(CpaServer.KEY).setStatistics(false))).isFalse();
        assertThat(value(api(CpaServer.KEY).statistics())).isFalse();
        assertThat(api(CpaServer.KEY).version()).isEmpty();
    }

    @Test
    void aRefusedKeyIsNotShownAgainByAnybody() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> api("wrong").authFiles()))
                    .toList();
            for (var one : asked) {
                assertThat(one.get()).isEqualTo(Result.err(new Failure.WrongManagementKey(Http.hostOf(server.url()))));
            }
        }
        assertThat(server.failedAttempts()).isEqualTo(1);
        verdict.forget();
        api("wrong").config();
        assertThat(server.failedAttempts()).isEqualTo(2);
        verdict.forget();
        assertThat(api(CpaServer.KEY).config()).isInstanceOf(Result.Ok.class);
    }

    @Test
    void aBanIsWaitedOutWithoutAQuestion() {
        for (var attempt = 0; attempt < 5; attempt++) {
            verdict.forget();
            api("wrong").config();
        }
        verdict.forget();
        var requests = server.log().requests().size();
        assertThat(api(CpaServer.KEY).config())
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        refused -> assertThat(refused.failure())
                                .isInstanceOfSatisfying(
                                        Failure.AddressBanned.class,
                                        ban -> assertThat(ban.left())
                                                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30))));
        assertThat(verdict.bannedUntil()).isNotNull();
        api(CpaServer.KEY).config();
        assertThat(server.log().requests()).hasSize(requests + 1);
        clock.forward(Duration.ofMinutes(31));
        assertThat(api(CpaServer.KEY).config()).isInstanceOf(Result.Ok.class);
        assertThat(verdict.bannedUntil()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"404,not-found", "500,server-fault", "400,refused", "429,rate-limited", "302,redirected-away"})
    void otherAnswersAreFailuresOfTheirOwn(int status, String code) {
        server.management()
                .route(
                        "GET /auth-files",
                        _ -> new CpaReply(
                                status, java.util.Map.of("Location", "http://elsewhere.test/"), "{}".getBytes()));
        assertThat(api(CpaServer.KEY).authFiles())
                .isInstanceOfSatisfying(
                        Result.Err.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(code));
    }

    @Test
    void managementThatIsOffOrOnlyForItsOwnMachineIsSaid() {
        server.localIsRemote(true);
        assertThat(api(CpaServer.KEY).config())
                .isEqualTo(Result.err(new Failure.RemoteManagementOff(Http.hostOf(server.url()))));
        server.localIsRemote(false);
        server.key(null);
        assertThat(api(CpaServer.KEY).config())
                .isEqualTo(Result.err(new Failure.ManagementOff(Http.hostOf(server.url()))));
        assertThat(List.of(server.failedAttempts())).containsExactly(0);
    }
}
