package io.github.tallyglass.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kordamp.ikonli.javafx.FontIcon;

/// What holds for every screen, in both themes and both languages, in the smallest window.
class EveryScreenTest {

    private static final double READABLE = 4.5;
    private static final double RECOGNISABLE = 3.0;

    /// What shows a part of something larger: lists, and a table's headings, which scroll with its columns.
    private static final List<String> SCROLLING = List.of("scroll-pane", "virtual-flow", "column-header-background");

    /// Line heights reach a little beyond the glyphs.
    private static final double SLACK = 3;

    record Case(Shots shot, Theme.Choice theme, Language.Choice language) {
        @Override
        public String toString() {
            return shot.name() + " " + theme + " " + language;
        }
    }

    static Stream<Case> cases() {
        return Shots.all().stream()
                .flatMap(shot -> Stream.of(Theme.Choice.LIGHT, Theme.Choice.DARK)
                        .flatMap(theme -> Stream.of(Language.Choice.ENGLISH, Language.Choice.CHINESE)
                                .map(language -> new Case(shot, theme, language))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadable(Case each) throws Exception {
        var findings = OnFx.call(() -> {
            var said = new Said();
            var scene = Screens.scene(each.shot, each.theme, each.language, new Screens.Size(1000, 700));
            scene.snapshot(null);
            var found = new ArrayList<>(said.stop());
            cutOff(scene, found);
            outside(scene, found);
            hanging(scene, found);
            faint(scene, found);
            nameless(scene, found);
            // Hundreds of windows are looked at: each goes before the next comes.
            scene.setRoot(new Group());
            return found;
        });
        assertThat(findings).isEmpty();
    }

    /// The checks themselves: each finds what it looks for.
    @Test
    void faultsAreFound() throws Exception {
        var findings = OnFx.call(() -> {
            var said = new Said();
            var cut = new Label("a text that has no room");
            cut.setMaxWidth(40);
            var faint = new Label("faint");
            faint.setStyle("-fx-text-fill: #eeeeee");
            var nameless = new Button();
            var far = new Label("far");
            far.setTranslateX(2000);
            var tall = new VBox(new Label("a"), new Label("tall"), new Label("pane"));
            tall.setMinHeight(10);
            tall.setMaxHeight(10);
            var box = new VBox(cut, faint, nameless, far, tall);
            box.setStyle("-fx-background-color: white; -fx-border-color: -no-such-colour");
            var scene = new Scene(box, 300, 200);
            scene.snapshot(null);
            var found = new ArrayList<>(said.stop());
            cutOff(scene, found);
            outside(scene, found);
            hanging(scene, found);
            faint(scene, found);
            nameless(scene, found);
            return found;
        });
        assertThat(findings)
                .anyMatch(each -> each.startsWith("javafx.css") && each.contains("-fx-border-color"))
                .anyMatch(each -> each.startsWith("cut off"))
                .anyMatch(each -> each.startsWith("outside"))
                .anyMatch(each -> each.startsWith("hangs out"))
                .anyMatch(each -> each.startsWith("contrast"))
                .anyMatch(each -> each.startsWith("no accessible name"));
    }

    private static void cutOff(Scene scene, List<String> found) {
        for (var labeled : Walk.visible(scene.getRoot(), Labeled.class)) {
            var shown = labeled.lookup(".text");
            if (shown instanceof Text text
                    && labeled.getText() != null
                    && !labeled.getText().isEmpty()) {
                var ellipsis = labeled.getEllipsisString();
                if (text.getText().endsWith(ellipsis) && !labeled.getText().endsWith(ellipsis)) {
                    found.add("cut off: " + Walk.path(labeled) + labeled.getText() + " → " + text.getText());
                }
            }
        }
    }

    /// What lies beyond the window's edge is not seen; lists that scroll may.
    private static void outside(Scene scene, List<String> found) {
        for (var text : Walk.visible(scene.getRoot(), Text.class)) {
            var bounds = text.localToScene(text.getLayoutBounds());
            var beyond = bounds.getMinX() < -1
                    || bounds.getMaxX() > scene.getWidth() + 1
                    || bounds.getMaxY() > scene.getHeight() + 1;
            if (beyond && !scrolls(text) && !text.getText().isEmpty()) {
                found.add("outside: " + Walk.path(text) + text.getText() + " " + bounds);
            }
        }
    }

    /// A pane that got less room than its words need lets them hang out, over or under its neighbours.
    private static void hanging(Scene scene, List<String> found) {
        for (var text : Walk.visible(scene.getRoot(), Text.class)) {
            var bounds = text.localToScene(text.getLayoutBounds());
            for (var each = text.getParent(); each != null && !scrolls(text); each = each.getParent()) {
                var room = each.localToScene(each.getLayoutBounds());
                var hangs = bounds.getMinY() < room.getMinY() - SLACK
                        || bounds.getMaxY() > room.getMaxY() + SLACK
                        || bounds.getMinX() < room.getMinX() - SLACK
                        || bounds.getMaxX() > room.getMaxX() + SLACK;
                if (hangs && each instanceof Region && !text.getText().isBlank()) {
                    found.add("hangs out: " + Walk.path(text) + text.getText() + " of " + Walk.path(each));
                    break;
                }
            }
        }
    }

    private static boolean scrolls(Node node) {
        for (var each = node.getParent(); each != null; each = each.getParent()) {
            if (SCROLLING.stream().anyMatch(each.getStyleClass()::contains)) {
                return true;
            }
        }
        return false;
    }

    private static void faint(Scene scene, List<String> found) {
        for (var text : Walk.visible(scene.getRoot(), Text.class)) {
            if (text.getText().isBlank() || !(text.getFill() instanceof Color) || isDisabled(text)) {
                continue;
            }
            var contrast = Contrast.of(text);
            if (contrast < (text instanceof FontIcon ? RECOGNISABLE : READABLE)) {
                found.add("contrast %.2f: %s%s %s on %s"
                        .formatted(contrast, Walk.path(text), text.getText(), text.getFill(), Contrast.behind(text)));
            }
        }
    }

    private static boolean isDisabled(Node node) {
        return node.isDisabled();
    }

    private static void nameless(Scene scene, List<String> found) {
        for (var control : Walk.visible(scene.getRoot(), Control.class)) {
            var ownText = control instanceof Labeled labeled ? labeled.getText() : null;
            var reached = control.isFocusTraversable() && !(control instanceof ScrollBar);
            if (reached && isBlank(control.getAccessibleText()) && isBlank(ownText)) {
                found.add("no accessible name: " + Walk.path(control));
            }
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// What the toolkit complained about meanwhile, style sheets above all.
    private static final class Said extends Handler {
        private final Logger logger = Logger.getLogger("javafx");
        private final List<String> words = new ArrayList<>();

        Said() {
            logger.addHandler(this);
        }

        List<String> stop() {
            logger.removeHandler(this);
            return words;
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                words.add(record.getLoggerName() + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
