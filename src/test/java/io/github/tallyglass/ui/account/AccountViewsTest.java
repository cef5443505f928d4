package io.github.tallyglass.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Secret;
import io.github.tallyglass.sync.AccountChanges;
import io.github.tallyglass.sync.SyncState;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.FakeQueries;
import io.github.tallyglass.ui.FakeSync;
import io.github.tallyglass.ui.Fx;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.UserZone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Welcome, adding an account, and the cards, by mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class AccountViewsTest {

    private final Preferences preferences = Preferences.inMemory();
    private final Language language = new Language(preferences, Locale.ENGLISH);
    private final CurrencySetting currency = new CurrencySetting(preferences);
    private final FakeAccounts service = new FakeAccounts();
    private final FakeSync sync = new FakeSync();
    private final AtomicInteger looksAround = new AtomicInteger();
    private final AddAccountModel adding = new AddAccountModel(service, sync, Runnable::run, Runnable::run);
    private final FakeQueries queries = FakeQueries.filled();
    private final StackPane[] root = new StackPane[1];

    @Start
    void start(Stage stage) {
        root[0] = new StackPane();
        var scene = new Scene(root[0], 980, 700);
        new Theme(preferences, new Fx().colorScheme()).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theFirstStartOffersTwoWaysIn(FxRobot robot) {
        welcome(robot);
        robot.clickOn("#welcome-demo");
        assertThat(looksAround).hasValue(1);
        robot.clickOn("#welcome-add");
        assertThat(overlay().isVisible()).isTrue();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(overlay().isVisible()).isFalse();
    }

    @Test
    void anAccountIsTestedBeforeItIsSaved(FxRobot robot) {
        welcome(robot);
        robot.clickOn("#welcome-add");
        type(robot, "#account-url", "https://api.example.com");
        type(robot, "#account-user-id", "12");
        type(robot, "#account-token", "EXAMPLEtoken");
        assertThat(text("#account-name")).isEqualTo("example");
        assertThat(root[0].lookup("#account-save").isDisabled()).isTrue();
        robot.clickOn("#account-test");
        assertThat(texts()).contains("It works", "Example Gateway, version v1.0.0", "$312.84");
        robot.clickOn("#account-save");
        assertThat(service.asked).endsWith("add example KEYRING");
        assertThat(overlay().isVisible()).isFalse();
        assertThat(text("#account-token")).isEmpty();
    }

    @Test
    void theTokenIsMaskedUntilTheUserWantsToSeeIt(FxRobot robot) {
        welcome(robot);
        robot.clickOn("#welcome-add");
        type(robot, "#account-token", "EXAMPLEtoken");
        assertThat(root[0].lookup("#account-token-plain").isVisible()).isFalse();
        robot.clickOn("#account-token-reveal");
        assertThat(root[0].lookup("#account-token-plain").isVisible()).isTrue();
        assertThat(text("#account-token-plain")).isEqualTo("EXAMPLEtoken");
    }

    @Test
    void withoutAKeyringConsentComesFirst(FxRobot robot) {
        service.saveFailure = new Failure.NoKeyring("no bus");
        welcome(robot);
        robot.clickOn("#welcome-add");
        type(robot, "#account-url", "https://api.example.com");
        type(robot, "#account-token", "EXAMPLEtoken");
        robot.clickOn("#account-test").clickOn("#account-save");
        assertThat(service.savedSecret).isNull();
        assertThat(root[0].lookup("#account-save").isDisabled()).isTrue();
        robot.clickOn("#account-consent").clickOn("#account-save");
        assertThat(service.asked).endsWith("add example FILE");
    }

    @Test
    void aCardTestsPausesAndAsksBeforeItRemoves(FxRobot robot) {
        accounts(robot);
        assertThat(texts()).contains("prepaid", "$43.00", "About 33 days left.");
        robot.clickOn("#account-test-work");
        assertThat(texts()).contains("It works");
        robot.clickOn("#common-close-work");
        robot.clickOn("#account-pause-team");
        robot.clickOn("#account-remove-lab");
        assertThat(service.asked).containsExactly("test work", "pause team");
        robot.clickOn("#account-keep-lab");
        robot.clickOn("#account-remove-lab");
        robot.clickOn("#account-remove-with-rows-lab");
        robot.clickOn("#account-remove-team");
        robot.clickOn("#account-remove-keep-rows-team");
        assertThat(service.asked)
                .containsExactly("test work", "pause team", "remove lab with rows", "remove team keeping rows");
    }

    @Test
    void aRefusedTokenIsAskedForOnItsCard(FxRobot robot) {
        sync.publish(refused());
        accounts(robot);
        assertThat(texts()).anyMatch(words -> words.startsWith("The gateway refuses the token of “lab”."));
        assertThat(root[0].lookup("#account-new-token-work")).isNull();

        robot.clickOn("#account-new-token-lab");
        robot.interact(() -> {
            ((TextInputControl) root[0].lookup("#account-new-token-lab")).appendText("EXAMPLE");
            // Whatever the service tells meanwhile must not take the field out of the user's hands.
            sync.publish(refused());
            ((TextInputControl) root[0].lookup("#account-new-token-lab")).appendText("next");
        });
        assertThat(root[0].lookup("#account-new-token-lab").isFocused()).isTrue();
        robot.clickOn("#account-save-token-lab");

        assertThat(service.asked).containsExactly("edit lab");
        assertThat(service.savedSecret).isEqualTo(new Secret("EXAMPLEnext"));
        assertThat(sync.calls).contains("secret 1");
    }

    @Test
    void aTokenThatIsRefusedAgainStaysAskedFor(FxRobot robot) {
        sync.publish(refused());
        service.testFailure = new Failure.AuthRejected("invalid", "");
        accounts(robot);
        type(robot, "#account-new-token-lab", "EXAMPLEwrong");
        robot.clickOn("#account-save-token-lab");
        assertThat(root[0].lookup("#account-new-token-lab")).isNotNull();
        assertThat(text("#account-new-token-lab")).isEqualTo("EXAMPLEwrong");
        assertThat(texts()).anyMatch(words -> words.contains("did not accept the token"));
        assertThat(sync.calls).doesNotContain("secret 1");
    }

    @Test
    void theEditDialogIsTheFormOfTheAccount(FxRobot robot) {
        accounts(robot);
        robot.clickOn("#account-edit-work");
        assertThat(texts()).contains("Edit “work”");
        assertThat(text("#account-url")).isEqualTo("https://work.example");
        assertThat(text("#account-token")).isEmpty();
        assertThat(root[0].lookup("#account-scope").isDisabled()).isTrue();
        type(robot, "#account-name", "office");
        robot.clickOn("#account-save");
        assertThat(service.asked).containsExactly("edit work");
        assertThat(service.changed).isEqualTo(AccountChanges.NONE.withName("office"));
        assertThat(overlay().isVisible()).isFalse();
        assertThat(text("#account-url")).isEmpty();
    }

    @Test
    void whatHourlySumsCannotShowIsSaidWhereTheyAreChosen(FxRobot robot) {
        welcome(robot);
        robot.clickOn("#welcome-add");
        assertThat(root[0].lookup("#account-sums-limits").isVisible()).isFalse();
        robot.interact(() -> ((CheckBox) root[0].lookup("#account-sums-only")).fire());
        assertThat(root[0].lookup("#account-sums-limits").isVisible()).isTrue();
        assertThat(((Labeled) root[0].lookup("#account-sums-limits")).getText()).contains("keys", "latency", "refunds");
        assertThat(adding.form().draft().mode()).isEqualTo(Account.Mode.AGGREGATES);
    }

    @Test
    void rowsOfRemovedAccountsCanBeDeletedBelowTheCards(FxRobot robot) {
        service.removed = List.of(
                FakeAccounts.tested("old", "https://old.example").account().withRemoved(true));
        accounts(robot);
        assertThat(texts()).contains("Removed accounts whose rows still count", "old.example");
        robot.interact(() -> ((Button) root[0].lookup("#account-removed-delete-old")).fire());
        robot.interact(() -> ((Button) root[0].lookup("#account-remove-rows-old")).fire());
        assertThat(service.asked).containsExactly("remove old with rows");
    }

    private static SyncState refused() {
        return new SyncState(
                List.of(new SyncState.AccountSync(
                        3,
                        "lab",
                        SyncState.Phase.STOPPED,
                        0,
                        null,
                        0,
                        null,
                        null,
                        null,
                        new Failure.AuthRejected("expired", "AUTH_UNAUTHORIZED"))),
                List.of(),
                false);
    }

    @Test
    void cardsFollowTheLanguage(FxRobot robot) {
        accounts(robot);
        robot.interact(() -> language.choose(Language.Choice.CHINESE));
        assertThat(texts()).contains("余额", "约可用 33 天。");
    }

    @Test
    void keysUnfoldAndANameShowsHowItWent(FxRobot robot) {
        accounts(robot);
        assertThat(texts()).doesNotContain("old laptop").contains("unused at reset: 61\u00a0% on average");
        robot.interact(() -> ((Button) root[0].lookup("#account-keys-lab")).fire());
        assertThat(texts()).contains("old laptop", "expired", "switched off", "no limit", "Dec 31");
        robot.interact(() -> ((Button) root[0].lookup("#account-keys-lab")).fire());
        assertThat(texts()).doesNotContain("old laptop");
        robot.interact(() -> ((Button) root[0].lookup("#account-name-work")).fire());
        assertThat(texts()).contains("work · balance of the last 30 days", "dashed: worked back from rows");
    }

    private void welcome(FxRobot robot) {
        robot.interact(() -> root[0].getChildren()
                .setAll(new WelcomeView(adding, language, currency, looksAround::incrementAndGet)));
    }

    private void accounts(FxRobot robot) {
        robot.interact(() -> {
            var model =
                    new AccountsModel(queries, service, sync, StatisticsSwitch.NONE, Runnable::run, Runnable::run, UnaryOperator.identity());
            var zone = new UserZone(preferences, FakeQueries.ZONE, FakeQueries.CLOCK);
            var history = new HistoryModel(queries, zone, Runnable::run, Runnable::run);
            root[0].getChildren().setAll(new AccountsScreen(model, history, adding, language, currency, zone).view());
        });
    }

    private void type(FxRobot robot, String field, String words) {
        robot.interact(() -> ((TextInputControl) root[0].lookup(field)).setText(words));
    }

    private String text(String field) {
        return ((TextInputControl) root[0].lookup(field)).getText();
    }

    private Node overlay() {
        return root[0].lookup(".overlay");
    }

    private List<String> texts() {
        return root[0].lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList();
    }
}
