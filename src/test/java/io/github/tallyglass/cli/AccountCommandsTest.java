package io.github.tallyglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.QuotaUnit;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService.Draft;
import io.github.tallyglass.sync.AccountService.SecretPlace;
import io.github.tallyglass.sync.Subscriptions;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountCommandsTest {

    private static final String ADD = "account add --name work --kind auto --url https://gw.test --user-id 7 ";

    private final FakeRoot root = new FakeRoot();

    @Test
    void addTakesTheSecretFromStdin() {
        root.stdin = "\uFEFFpat+secret/=\r\n";

        assertThat(run(ADD + "--secret-stdin --json")).isZero();

        assertThat(root.accounts.lastSecret).isEqualTo(new Secret("pat+secret/="));
        assertThat(root.accounts.lastPlace).isEqualTo(SecretPlace.KEYRING);
        assertThat(root.accounts.lastDraft)
                .isEqualTo(new Draft("work", AccountKind.AUTO, "https://gw.test", "7", Scope.SELF, null, null));
        assertThat(json().toString())
                .isEqualTo("{\"name\":\"work\",\"kind\":\"auto\",\"dialect\":\"new-api\",\"url\":\"https://gw.test\","
                        + "\"scope\":\"self\",\"currency\":\"USD\",\"state\":\"new\",\"last_sync\":null}");
        assertThat(root.out() + root.err()).doesNotContain("pat+secret");
    }

    @Test
    void addTakesEveryOption() {
        root.environment.put("GW", " tok ");

        assertThat(run(ADD + "--secret-env GW --store file --scope admin --unit-currency CNY --units-per-currency 1e5"))
                .isZero();

        assertThat(root.accounts.lastSecret).isEqualTo(new Secret("tok"));
        assertThat(root.accounts.lastPlace).isEqualTo(SecretPlace.FILE);
        assertThat(root.accounts.lastDraft)
                .isEqualTo(new Draft(
                        "work", AccountKind.AUTO, "https://gw.test", "7", Scope.ADMIN, "CNY", new BigDecimal("1e5")));
    }

    @Test
    void aDialectThatIsLaidDownGoesWithTheAccountAndShowsInTheList() {
        root.stdin = "token";

        assertThat(run(ADD + "--secret-stdin --dialect new-api-2025")).isZero();

        assertThat(root.accounts.lastDraft)
                .isEqualTo(new Draft(
                        "work", AccountKind.AUTO, "https://gw.test", "7", Scope.SELF, null, null, "", "new-api-2025"));
        var view = view("work", "ok", null);
        root.queries.accounts.add(
                new AccountView(view.account().withChosen(Account.Chosen.DIALECT), "ok", "", null, null, null, null));
        root.out.getBuffer().setLength(0);
        assertThat(run("account list")).isZero();
        assertThat(root.out()).contains("new-api (chosen)");
    }

    @Test
    void aKeyNeedsNoUserIdAndHasItsOwnScope() {
        root.stdin = "sk-abcdef";

        assertThat(run("account add --name k --kind new-api --url https://gw.test --secret-stdin"))
                .isZero();

        assertThat(root.accounts.lastDraft)
                .isEqualTo(new Draft("k", AccountKind.NEW_API, "https://gw.test", "", Scope.KEY, null, null));
    }

    @Test
    void aPersonIsAskedWithoutEcho() {
        root.typedSecret = "typed";

        assertThat(run(ADD)).isZero();

        assertThat(root.accounts.lastSecret).isEqualTo(new Secret("typed"));
        assertThat(root.out() + root.err()).doesNotContain("typed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--secret-stdin",
                "--secret-env NOT_SET",
                "--secret-env SPACE",
                "--secret-stdin --secret-env GW",
                "--secret-env GW --store pocket",
                "--secret-env GW --scope all",
                "--secret-env GW --unit-currency EUR",
                "--secret-env GW --units-per-currency 0",
                "--secret-env GW --units-per-currency many"
            })
    void wrongWordsSaveNothingAndOpenNothing(String words) {
        root.environment.put("GW", "token");
        root.environment.put("SPACE", "to ken");

        assertThat(run(ADD + words)).isEqualTo(2);

        assertThat(root.opened).isNull();
        assertThat(root.out()).isEmpty();
        assertThat(root.err()).isNotBlank().doesNotContain("to ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"codex", "claude"})
    void subscriptionsNeedNeitherAddressNorSecret(String kind) {
        assertThat(run("account add --name n --kind " + kind)).isZero();
        assertThat(root.accounts.lastSecret).isEqualTo(Subscriptions.NO_SECRET);
        assertThat(root.accounts.lastDraft)
                .isEqualTo(new Draft("n", AccountKind.ofWord(kind).orElseThrow(), "", "", Scope.SELF, null, null));

        assertThat(run("account add --name n --kind " + kind + " --url http://127.0.0.1:1/x --credentials ~/t.json"))
                .isZero();
        assertThat(Objects.requireNonNull(root.accounts.lastDraft).url()).isEqualTo("http://127.0.0.1:1/x");
        assertThat(Objects.requireNonNull(root.accounts.lastDraft).definition())
                .isEqualTo("{\"credentials\":\"~/t.json\"}");

        assertThat(run("account add --name n --kind " + kind + " --credentials some/folder"))
                .isZero();
        assertThat(Objects.requireNonNull(root.accounts.lastDraft).definition())
                .isEqualTo(Subscriptions.definition(
                        Path.of("some/folder").toAbsolutePath().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind auto --secret-stdin",
                "--kind auto --url https://gw.test --secret-stdin --credentials x.json",
                "--kind codex --secret-stdin",
                "--kind claude --definition x.json"
            })
    void whatDoesNotFitAKindIsWrongUsage(String words) {
        root.stdin = "token";

        assertThat(run("account add --name n " + words)).isEqualTo(2);
        assertThat(root.opened).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--kind new-api --url https://gw.test --queue pop",
                "--kind cliproxy --url https://gw.test --queue push",
                "--kind cliproxy --url https://gw.test --credentials x",
                "--kind cliproxy",
                "--kind codex --credentials x --queue pop"
            })
    void waysToReadThatDoNotFitTheKindAreWrongUsage(String words) {
        root.stdin = "token";
        assertThat(run("account add --name n --secret-stdin " + words)).isIn(1, 2);
        assertThat(root.opened).isNull();
        assertThat(root.err()).isNotBlank();
    }

    @Test
    void credentialsOfASavedAccountChange() {
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account edit work --credentials ~/new")).isZero();
        assertThat(root.accounts.lastChanges)
                .isEqualTo(new AccountChanges(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        "{\"credentials\":\"~/new\"}",
                        null));
        assertThat(run("account edit work --credentials ~/new --definition x.json"))
                .isEqualTo(2);
    }

    @Test
    void aSubscriptionNeedsNeitherAddressNorSecret() {
        assertThat(run("account add --name n --kind codex --credentials /somewhere/auth.json"))
                .isZero();
        assertThat(run("account add --name m --kind claude")).isZero();
    }

    @Test
    void aFailedTestIsAFailureWithItsReason() {
        root.stdin = "token";
        root.accounts.refusal = new Failure.AuthRejected("invalid token", "AUTH_UNAUTHORIZED");

        assertThat(run(ADD + "--secret-stdin --json")).isEqualTo(1);

        assertThat(json().get("error").get("code").stringValue()).isEqualTo("auth-rejected");
        assertThat(json().get("error").get("message").stringValue()).contains("invalid token");
        assertThat(root.accounts.saved).isEmpty();
        assertThat(run(ADD + "--secret-stdin --force")).isZero();
        assertThat(root.accounts.saved).hasSize(1);
    }

    @Test
    void listIsThePromisedArray() {
        root.queries.accounts.add(view("work", "ok", Instant.parse("2026-11-19T07:00:00Z")));
        root.queries.accounts.add(view("家", "new", null));

        assertThat(run("account list --json")).isZero();

        assertThat(json().get(0).toString())
                .isEqualTo("{\"name\":\"work\",\"kind\":\"new-api\",\"dialect\":\"new-api\","
                        + "\"url\":\"https://gw.test\",\"scope\":\"self\",\"currency\":\"USD\",\"state\":\"ok\","
                        + "\"last_sync\":\"2026-11-19T15:00:00+08:00\"}");
        assertThat(json().get(1).get("last_sync").isNull()).isTrue();
        root.out.getBuffer().setLength(0);
        assertThat(run("account list")).isZero();
        assertThat(root.out().lines()).hasSize(3).element(1).asString().contains("work", "2026-11-19 15:00");
    }

    @Test
    void testIsThePromisedDocument() {
        root.accounts.saved.add(view("work", "ok", null).account());

        assertThat(run("account test work --json")).isZero();

        assertThat(json().toString())
                .isEqualTo("{\"ok\":true,\"dialect\":\"new-api\",\"system_name\":\"Gate\",\"version\":\"v1\","
                        + "\"currency\":\"USD\",\"units_per_currency\":500000,\"page_size\":100,"
                        + "\"balance\":{\"USD\":\"12.340000\"},\"limits\":[\"360 requests in 180 s\"]}");
    }

    @Test
    void anUnknownNameIsWrongUsage() {
        assertThat(run("account test nobody")).isEqualTo(2);
        assertThat(run("account remove nobody --json")).isEqualTo(2);
        assertThat(json().get("error").get("code").stringValue()).isEqualTo("bad-input");
    }

    @Test
    void withoutATerminalRowsAreKeptAndHowToDeleteThemIsSaid() {
        root.accounts.saved.add(view("work", "ok", null).account());

        assertThat(run("account remove work")).isZero();

        assertThat(root.accounts.keptRows).isTrue();
        assertThat(root.out()).contains("\"work\" was removed", "rows are kept");
        assertThat(root.err()).contains("account remove \"work\" --delete-rows");
        assertThat(root.accounts.saved).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--keep-rows, true", "--delete-rows, false"})
    void theOptionSaysWhatBecomesOfTheRows(String option, boolean kept) {
        root.answer = "never asked";
        root.accounts.saved.add(view("work", "ok", null).account());

        assertThat(run("account remove work --json " + option)).isZero();

        assertThat(root.accounts.keptRows).isEqualTo(kept);
        assertThat(root.questions).isEmpty();
        assertThat(root.err()).isEmpty();
        assertThat(json().get("name").stringValue()).isEqualTo("work");
        assertThat(json().get("state").stringValue()).isEqualTo("removed");
        assertThat(json().get("rows").stringValue()).isEqualTo(kept ? "kept" : "deleted");
    }

    @ParameterizedTest
    @CsvSource({"k, true", "Keep, true", "d, false", "DELETE, false"})
    void aPersonIsAskedWhatBecomesOfTheRows(String answer, boolean kept) {
        root.answer = answer;
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account remove work")).isZero();
        assertThat(root.questions).hasSize(1).first().asString().contains("work");
        assertThat(root.accounts.keptRows).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "yes"})
    void anyOtherAnswerRemovesNothing(String answer) {
        root.answer = answer;
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account remove work")).isEqualTo(1);
        assertThat(root.accounts.keptRows).isNull();
        assertThat(root.accounts.saved).hasSize(1);
        assertThat(root.err()).contains("not removed");
    }

    @Test
    void bothOptionsAtOnceAreWrongUsage() {
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account remove work --keep-rows --delete-rows")).isEqualTo(2);
        assertThat(root.accounts.saved).hasSize(1);
    }

    @Test
    void editTakesEveryOption() {
        root.environment.put("GW", "tok");
        root.accounts.saved.add(view("work", "ok", null).account());

        assertThat(run("account edit work --name office --url https://new.test --user-id 9 --kind veloera"
                        + " --secret-env GW --store file --unit-currency CNY --units-per-currency 1000"
                        + " --mode aggregates --force --json"))
                .isZero();

        assertThat(root.accounts.lastChanges)
                .isEqualTo(new AccountChanges(
                        "office",
                        "https://new.test",
                        "9",
                        AccountKind.VELOERA,
                        new Secret("tok"),
                        SecretPlace.FILE,
                        "CNY",
                        new BigDecimal("1000"),
                        false,
                        Account.Mode.AGGREGATES,
                        null,
                        null));
        assertThat(root.accounts.forced).isTrue();
        assertThat(json().get("name").stringValue()).isEqualTo("work");
        assertThat(root.out() + root.err()).doesNotContain("tok\"");
    }

    @Test
    void anEditLeavesAloneWhatItDoesNotName() {
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account edit work --units-per-currency auto")).isZero();
        assertThat(root.accounts.lastChanges)
                .isEqualTo(new AccountChanges(null, null, null, null, null, null, null, null, true, null, null, null));
        assertThat(root.accounts.forced).isFalse();
        root.stdin = "next-token\n";
        assertThat(run("account edit work --secret-stdin")).isZero();
        assertThat(root.accounts.lastChanges).isEqualTo(AccountChanges.NONE.withSecret(new Secret("next-token"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--kind gemini",
                "--mode some",
                "--unit-currency EUR",
                "--units-per-currency 0",
                "--store pocket --name x"
            })
    void wrongWordsEditNothing(String words) {
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account edit work " + words)).isEqualTo(2);
        assertThat(root.opened).isNull();
    }

    @Test
    void pauseAndResume() {
        root.accounts.saved.add(view("work", "ok", null).account());
        assertThat(run("account pause work")).isZero();
        assertThat(root.accounts.paused).isTrue();
        assertThat(run("account resume work --json")).isZero();
        assertThat(root.accounts.paused).isFalse();
        assertThat(run("account pause nobody")).isEqualTo(2);
    }

    @Test
    void anAddedAccountThatWasRemovedSaysSo() {
        root.stdin = "token";
        root.accounts.removed.add(view("work", "ok", null).account());
        assertThat(run(ADD + "--secret-stdin --mode aggregates")).isZero();
        assertThat(root.err()).contains("\"work\" was removed before");
        assertThat(root.accounts.lastDraft).extracting(Draft::mode).isEqualTo(Account.Mode.AGGREGATES);
    }

    private int run(String words) {
        return root.run(words.strip().split(" "));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(root.out());
    }

    private static AccountView view(String name, String state, @Nullable Instant lastSync) {
        var account = new Account(
                1,
                name,
                AccountKind.NEW_API,
                "new-api",
                URI.create("https://gw.test"),
                Scope.SELF,
                "7",
                QuotaUnit.DEFAULT,
                false);
        return new AccountView(account, state, "", lastSync, null, null, null);
    }
}
