package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.AccountService;
import io.github.tallyglass.ui.FakeSync;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddAccountModelTest {

    private final FakeAccounts service = new FakeAccounts();
    private final List<Runnable> background = new ArrayList<>();
    private final AddAccountModel model = new AddAccountModel(service, new FakeSync(), background::add, Runnable::run);

    @Test
    void testedThenSavedThenForgotten() {
        fill();
        model.save();
        assertThat(service.asked).as("untested input is not saved").isEmpty();
        model.test();
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Testing());
        run();
        assertThat(model.stateProperty().get()).isInstanceOf(AddAccountState.Works.class);
        model.save();
        run();
        assertThat(service.asked).containsExactly("test example https://api.example.com 12", "add example KEYRING");
        assertThat(service.savedSecret).isEqualTo(new Secret("EXAMPLEtoken"));
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.tokenProperty().get()).isEmpty();
    }

    @Test
    void theNameFollowsTheAddressUntilTheUserChoosesOne() {
        model.urlProperty().set("https://api.first.example");
        assertThat(model.nameProperty().get()).isEqualTo("first");
        model.urlProperty().set("https://api.second.example");
        assertThat(model.nameProperty().get()).isEqualTo("second");
        model.nameProperty().set("mine");
        model.urlProperty().set("https://api.third.example");
        assertThat(model.nameProperty().get()).isEqualTo("mine");
    }

    @Test
    void emptyFieldsAreNamedBeforeAnythingIsAsked() {
        model.open();
        model.test();
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Missing(AddAccountField.URL));
        model.urlProperty().set("https://api.example.com");
        model.test();
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Missing(AddAccountField.TOKEN));
        assertThat(background).isEmpty();
    }

    @Test
    void aSourceHasItsOwnAddressNameAndSettings() {
        model.open();
        var form = model.form();
        form.kindProperty().set(io.github.tallyglass.domain.AccountKind.CLIPROXY);
        assertThat(form.draft().url()).isEqualTo("http://127.0.0.1:8317");
        assertThat(form.draft().name()).isEqualTo("cliproxy");
        assertThat(form.missing()).isEqualTo(AddAccountField.TOKEN);
        form.source().modeProperty().set("shared");
        assertThat(form.draft().definition()).isEqualTo("{\"mode\":\"shared\"}");
        form.kindProperty().set(io.github.tallyglass.domain.AccountKind.CODEX);
        assertThat(form.draft().url()).isEqualTo("https://chatgpt.com/backend-api");
        assertThat(form.missing()).as("a token file has no secret here").isEqualTo(AddAccountField.NONE);
        form.source().credentialsProperty().set("/srv/auths");
        assertThat(form.draft().definition()).isEqualTo("{\"credentials\":\"/srv/auths\"}");
        form.kindProperty().set(io.github.tallyglass.domain.AccountKind.AUTO);
        assertThat(form.draft().url()).isEmpty();
        assertThat(form.draft().definition()).isEmpty();
    }

    @Test
    void aFailureStandsAtTheFieldThatItConcerns() {
        expect(new Failure.Unreachable("api.example.com", "refused"), AddAccountField.URL);
        expect(new Failure.NotJson("api.example.com", 200, "text/html"), AddAccountField.URL);
        expect(new Failure.TimedOut("api.example.com", Duration.ofSeconds(30)), AddAccountField.URL);
        expect(new Failure.AuthRejected("unknown token", "AUTH_UNAUTHORIZED"), AddAccountField.TOKEN);
        expect(new Failure.WrongUser("12", "2"), AddAccountField.USER_ID);
        expect(new Failure.UserIdRefused("New-Api-User"), AddAccountField.USER_ID);
        expect(new Failure.BadInput("name", "there is one"), AddAccountField.NAME);
        expect(new Failure.RateLimited("api.example.com", null), AddAccountField.NONE);
    }

    private void expect(Failure failure, AddAccountField field) {
        fill();
        service.testFailure = failure;
        model.test();
        run();
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Failed(failure, field));
    }

    @Test
    void whatWasTestedIsNoLongerWhatStandsThereAfterAnEdit() {
        fill();
        model.test();
        run();
        model.tokenProperty().set("another");
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Editing());
        model.save();
        assertThat(background).isEmpty();
    }

    @Test
    void aCancelledTestSaysNothingWhenItsAnswerComes() {
        fill();
        model.test();
        model.cancelTest();
        run();
        assertThat(model.stateProperty().get()).isEqualTo(new AddAccountState.Editing());
    }

    @Test
    void withoutAKeyringTheFileNeedsConsent() {
        fill();
        service.saveFailure = new Failure.NoKeyring("no bus");
        model.test();
        run();
        model.save();
        run();
        assertThat(model.consentNeededProperty().get()).isTrue();
        assertThat(service.savedSecret).isNull();
        model.save();
        run();
        assertThat(service.savedSecret).as("no consent yet").isNull();
        model.fileConsentProperty().set(true);
        model.save();
        run();
        assertThat(service.asked).endsWith("add example FILE");
        assertThat(service.savedSecret).isNotNull();
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void closingForgetsWhatWasTyped() {
        fill();
        assertThat(model.close()).isTrue();
        assertThat(model.tokenProperty().get()).isEmpty();
        assertThat(model.urlProperty().get()).isEmpty();
        assertThat(model.close()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, example",
        "gateway.acme.example, acme",
        "http://localhost:3000, localhost",
        "http://127.0.0.1:3000, 127.0.0.1",
        "https://example, example",
        "'ht tp://?', ''",
        "'', ''"
    })
    void namesComeFromHosts(String url, String name) {
        assertThat(AccountNames.suggest(url)).isEqualTo(name);
    }

    private void fill() {
        model.open();
        model.urlProperty().set("https://api.example.com");
        model.userIdProperty().set("12");
        model.tokenProperty().set(" EXAMPLEtoken ");
    }

    @Test
    void aKeyChoosesItsOwnScope() {
        model.open();
        model.tokenProperty().set("sk-EXAMPLE0000");
        assertThat(model.form().scopeProperty().get()).isEqualTo(Scope.KEY);
        assertThat(model.form().draft().scope()).isEqualTo(Scope.KEY);
    }

    @Test
    void everythingTypedIsInTheDraft() {
        var form = model.form();
        model.open();
        form.urlProperty().set(" https://api.example.com ");
        form.kindProperty().set(AccountKind.DMXAPI);
        form.scopeProperty().set(Scope.ADMIN);
        form.tokenProperty().set("EXAMPLEtoken");
        form.currencyProperty().set("CNY");
        form.unitsProperty().set("250 000");
        form.sumsOnlyProperty().set(true);
        assertThat(form.draft())
                .isEqualTo(new AccountService.Draft(
                        "example",
                        AccountKind.DMXAPI,
                        "https://api.example.com",
                        "",
                        Scope.ADMIN,
                        "CNY",
                        new BigDecimal(250_000),
                        "",
                        "",
                        Account.Mode.AGGREGATES));
    }

    @Test
    void unitsThatAreNoNumberAreNeverSent() {
        model.open();
        model.urlProperty().set("https://api.example.com");
        model.tokenProperty().set("EXAMPLEtoken");
        model.form().unitsProperty().set("many");
        model.test();
        assertThat(model.stateProperty().get())
                .isEqualTo(new AddAccountState.Failed(
                        new Failure.BadInput("units-per-currency", "not-above-zero"), AddAccountField.UNITS));
        assertThat(service.asked).isEmpty();
    }

    @Test
    void anEditedAccountKeepsWhatIsNotTouched() {
        var account = FakeAccounts.tested("work", "https://api.example.com").account();
        model.edit(account);
        assertThat(model.nameProperty().get()).isEqualTo("work");
        assertThat(model.tokenProperty().get()).isEmpty();
        assertThat(model.form().changes(account, null)).isEqualTo(AccountChanges.NONE);

        model.urlProperty().set("https://new.example.com");
        assertThat(model.nameProperty().get())
                .as("a saved name follows no address")
                .isEqualTo("work");
        model.save();
        run();
        assertThat(service.asked).containsExactly("edit work");
        assertThat(service.changed).isEqualTo(AccountChanges.NONE.withUrl("https://new.example.com"));
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.editing()).isNull();
    }

    @Test
    void anotherAccountIsSavedOnlyWhenTheUserInsists() {
        var account = FakeAccounts.tested("work", "https://api.example.com").account();
        service.testFailure = new Failure.AnotherAccount("work", "rows-unknown");
        model.edit(account);
        model.urlProperty().set("https://new.example.com");
        model.save();
        run();
        assertThat(model.stateProperty().get()).isInstanceOf(AddAccountState.Failed.class);
        assertThat(model.openProperty().get()).isTrue();
        model.saveAnyway();
        run();
        assertThat(service.asked).containsExactly("edit work", "edit work by force");
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void theRowsThatComeBackAreSaid() {
        service.revived = FakeAccounts.tested("old", "https://api.example.com").account();
        model.open();
        model.urlProperty().set("https://api.example.com");
        model.tokenProperty().set("EXAMPLEtoken");
        model.test();
        run();
        assertThat(((AddAccountState.Works) model.stateProperty().get()).revived())
                .isEqualTo(service.revived);
    }

    private void run() {
        List.copyOf(background).forEach(Runnable::run);
        background.clear();
    }
}
