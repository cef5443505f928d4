package io.github.tallyglass.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Dimension;
import io.github.tallyglass.domain.KeyReading;
import io.github.tallyglass.query.AccountView;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.OnFx;
import io.github.tallyglass.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Switching masks on takes every name off every screen, at once: texts, tooltips, what is read aloud.
/// What is
/// being typed stays.
class MaskedScreensTest {

    private static final Screens.Size SIZE = new Screens.Size(1440, 900);

    /// Screens that say a name on any day.
    private static final Set<String> TELLING = Set.of(
            "overview-narrowed",
            "requests",
            "requests-proxy",
            "accounts",
            "accounts-busy",
            "accounts-keys",
            "logins-many",
            "reconcile",
            "coverage",
            "prices",
            "settings");

    static Stream<Shots> shots() {
        return Shots.all().stream().filter(shot -> !shot.name().endsWith("-masked"));
    }

    @ParameterizedTest
    @MethodSource("shots")
    void saysNoName(Shots shot) throws Exception {
        var told = OnFx.call(() -> {
            var stage = new Stagecraft[1];
            var seen = new Shots(shot.name(), shot.queries(), shot.readOnly(), each -> {
                stage[0] = each;
                shot.before().accept(each);
            });
            var scene = Screens.scene(seen, Theme.Choice.LIGHT, Language.Choice.ENGLISH, SIZE);
            var secrets = secrets(stage[0]);
            var before = told(scene.getRoot(), secrets);
            stage[0].language.privacy().mask(true);
            for (var pass = 0; pass < 3; pass++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
            return List.of(before, told(scene.getRoot(), secrets));
        });
        if (TELLING.contains(shot.name())) {
            assertThat(told.getFirst()).as("before").isNotEmpty();
        }
        assertThat(told.getLast()).isEmpty();
    }

    /// Everything in the cache that names somebody.
    private static Pattern secrets(Stagecraft stage) {
        var names = new TreeSet<String>();
        for (var view : stage.queries.accounts()) {
            names.addAll(names(view));
        }
        for (var dimension : List.of(Dimension.ACCOUNT, Dimension.KEY, Dimension.USER, Dimension.LOGIN, Dimension.IP)) {
            names.addAll(stage.queries.values(dimension, 500));
        }
        names.addAll(List.of("lab", "old-lab", "lab.example", "work.example", "/home/alice", "alice", "erin"));
        names.add(System.getProperty("user.home"));
        names.removeIf(name -> name.isBlank() || name.startsWith("127.0.0.1"));
        return Pattern.compile(names.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}-])(?:", ")(?![\\p{L}\\p{N}-])")));
    }

    private static List<String> names(AccountView view) {
        var names = new ArrayList<String>();
        names.add(view.account().name());
        names.add(view.account().host());
        view.readings().keys().stream().map(KeyReading::name).forEach(names::add);
        view.readings().logins().forEach(login -> names.add(login.login().label()));
        return names;
    }

    private static List<String> told(Node node, Pattern secrets) {
        var words = new ArrayList<String>();
        collect(node, words);
        return words.stream()
                .filter(text -> secrets.matcher(text).find())
                .distinct()
                .toList();
    }

    private static void collect(Node node, List<String> words) {
        add(words, node.getAccessibleText());
        add(words, node.getAccessibleHelp());
        if (node instanceof TextInputControl) {
            return;
        }
        if (node instanceof Text text) {
            add(words, text.getText());
        }
        if (node instanceof Labeled labeled) {
            add(words, labeled.getText());
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().forEach((MenuItem item) -> add(words, item.getText()));
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(words, control.getTooltip().getText());
        }
        // Where Tooltip.install keeps it.
        if (node.hasProperties() && node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip) {
            add(words, tip.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private static void add(List<String> words, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            words.add(text);
        }
    }
}
