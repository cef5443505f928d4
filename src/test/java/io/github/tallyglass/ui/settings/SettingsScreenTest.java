package io.github.tallyglass.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import io.github.tallyglass.ui.screens.Screens;
import io.github.tallyglass.ui.screens.Shots;
import io.github.tallyglass.ui.screens.Stagecraft;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The Settings screen in the whole window.
class SettingsScreenTest {

    private record Opened(Stagecraft stage, Scene scene) {

        Node find(String selector) {
            return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
        }

        void press(String selector) {
            ((Button) find(selector)).fire();
            layOut(scene);
        }

        /// @param place of the segment, from 0
        void choose(String setting, int place) {
            var buttons = scene.getRoot().lookupAll("#setting-" + setting + " .segment").stream()
                    .map(ToggleButton.class::cast)
                    .toList();
            buttons.get(place).fire();
            layOut(scene);
        }

        int chosen(String setting) {
            var buttons = scene.getRoot().lookupAll("#setting-" + setting + " .segment").stream()
                    .map(ToggleButton.class::cast)
                    .toList();
            for (var place = 0; place < buttons.size(); place++) {
                if (buttons.get(place).isSelected()) {
                    return place;
                }
            }
            return -1;
        }

        List<String> labels() {
            return scene.getRoot().lookupAll(".label").stream()
                    .filter(Label.class::isInstance)
                    .filter(SettingsScreenTest::isSeen)
                    .map(node -> ((Label) node).getText())
                    .toList();
        }
    }

    private static boolean isSeen(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void layOut(Scene scene) {
        for (var pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static void with(@Nullable Failure readOnly, Consumer<Stagecraft> before, Consumer<Opened> check)
            throws Exception {
        OnFx.run(() -> {
            var settings = Shots.all().stream()
                    .filter(shot -> shot.name().equals("settings"))
                    .findFirst()
                    .orElseThrow();
            var stage = new Stagecraft[1];
            var shot = new Shots("test", settings.queries(), readOnly, each -> {
                stage[0] = each;
                before.accept(each);
                each.main.go("settings");
            });
            var scene = Screens.scene(shot, Theme.Choice.LIGHT, Language.Choice.ENGLISH, new Screens.Size(1000, 700));
            check.accept(new Opened(stage[0], scene));
        });
    }

    private static void with(Consumer<Opened> check) throws Exception {
        with(null, _ -> {}, check);
    }

    @Test
    void theIndexGoesToItsSectionsAndFollows() throws Exception {
        with(opened -> {
            var current = PseudoClass.getPseudoClass("current");
            assertThat(opened.find("#settings-go-accounts").getPseudoClassStates())
                    .contains(current);
            opened.press("#settings-go-background");
            var scroll = (ScrollPane) opened.find(".settings .scroll-pane");
            assertThat(scroll.getVvalue()).isBetween(0.1, 0.9);
            assertThat(opened.find("#settings-go-background").getPseudoClassStates())
                    .contains(current);
            assertThat(opened.find("#settings-go-accounts").getPseudoClassStates())
                    .doesNotContain(current);
            var section = opened.find("#settings-background");
            var top = section.localToScene(0, 0).getY()
                    - scroll.localToScene(0, 0).getY();
            assertThat(top).isBetween(0.0, 40.0);
        });
    }

    @Test
    void accountsAreAddedTestedPausedEditedAndRemovedHere() throws Exception {
        with(opened -> {
            var list = opened.find(".account-list");
            ((Button) Objects.requireNonNull(list.lookup("#account-test-work"))).fire();
            ((Button) Objects.requireNonNull(list.lookup("#account-pause-team"))).fire();
            ((Button) Objects.requireNonNull(list.lookup("#account-remove-lab"))).fire();
            layOut(opened.scene());
            assertThat(opened.stage().accountService.asked).containsExactly("test work", "pause team");
            assertThat(opened.labels()).anyMatch(words -> words.startsWith("Remove “lab”?"));
            ((Button) Objects.requireNonNull(list.lookup("#account-remove-keep-rows-lab"))).fire();
            assertThat(opened.stage().accountService.asked).contains("remove lab keeping rows");
            ((Button) Objects.requireNonNull(list.lookup("#account-edit-team"))).fire();
            layOut(opened.scene());
            assertThat(opened.stage().adding.openProperty().get()).isTrue();
            assertThat(opened.labels()).contains("Edit “team”");
            assertThat(opened.stage().settings.closePane()).isTrue();
            opened.press("#settings-add-account");
            assertThat(opened.labels()).contains("Add an account");
        });
    }

    @Test
    void aStartAtLoginThatIsRefusedGoesBackAndSaysWhy() throws Exception {
        with(null, stage -> stage.autostart.refused = new Failure.FileFault("x.desktop", "full"), opened -> {
            opened.choose("start", 1);
            assertThat(opened.chosen("start")).isZero();
            assertThat(opened.labels()).anyMatch(words -> words.contains("x.desktop") && words.contains("as it was"));
            opened.stage().autostart.refused = null;
            opened.choose("start", 1);
            assertThat(opened.chosen("start")).isEqualTo(1);
            assertThat(opened.stage().autostart.on).isTrue();
            assertThat(opened.labels()).noneMatch(words -> words.contains("x.desktop"));
        });
    }

    @Test
    void whatIsNotThereIsExplained() throws Exception {
        with(
                new Failure.OtherWriter("/data", "tray"),
                stage -> {
                    stage.autostart.possible = false;
                    stage.trayHosted = false;
                },
                opened -> {
                    assertThat(opened.find("#setting-start").isDisabled()).isTrue();
                    assertThat(opened.labels())
                            .anyMatch(words -> words.startsWith("Not offered here"))
                            .anyMatch(words -> words.startsWith("No tray is to be seen"))
                            .contains("Looks on")
                            .anyMatch(words -> words.startsWith("Another Tallyglass writes"));
                });
        with(opened -> assertThat(opened.labels())
                .contains("Reads and writes")
                .noneMatch(words -> words.startsWith("No tray is")));
    }

    @Test
    void retentionAsksBeforeRowsGo() throws Exception {
        with(opened -> {
            opened.choose("retention", 3);
            assertThat(opened.labels())
                    .anyMatch(words -> words.replace('\u00a0', ' ').startsWith("Older than 90 days: 412 306 requests"));
            opened.press("#setting-retention-keep");
            assertThat(opened.chosen("retention")).isZero();
            assertThat(opened.stage().retained.kept).isEmpty();
            opened.choose("retention", 4);
            var number = (TextField) opened.find("#setting-retention-days");
            number.setText("3");
            opened.press("#setting-retention-apply");
            assertThat(opened.labels()).anyMatch(words -> words.startsWith("A number of days from 7"));
            number.setText("400");
            opened.press("#setting-retention-apply");
            opened.press("#setting-retention-delete");
            assertThat(opened.stage().retained.kept).containsExactly("400 days");
            assertThat(opened.chosen("retention")).isEqualTo(4);
            assertThat(number.getText()).isEqualTo("400");
        });
    }

    @Test
    void theFolderOpensAndAlertsAreOneClickAway() throws Exception {
        with(opened -> {
            opened.press("#settings-open-folder");
            assertThat(opened.stage().opened).singleElement().matches(file -> file.endsWith("usage.db"));
            assertThat(opened.labels()).anyMatch(words -> words.endsWith("Quiet from 22:00 to 08:00."));
            opened.press("#settings-open-alerts");
            assertThat(opened.stage().main.destinationProperty().get()).isEqualTo("alerts");
        });
    }

    @Test
    void masksAreSwitchedHereAndInTheStatusBar() throws Exception {
        with(opened -> {
            var eye = opened.find("#names-masked");
            assertThat(eye.isVisible()).isFalse();
            opened.choose("mask", 1);
            assertThat(opened.stage().preferences.get("mask", "")).isEqualTo("on");
            assertThat(opened.labels()).contains("w•••").doesNotContain("work");
            assertThat(eye.isVisible()).isTrue();
            opened.press("#names-masked");
            assertThat(opened.labels()).contains("work");
            assertThat(opened.chosen("mask")).isZero();
        });
    }
}
