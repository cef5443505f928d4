package io.github.tallyglass.ui.screens;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Writes a picture of every screen × theme × language × size into a folder. Runs without a display.
public final class Screens {

    /// Width and height of the two windows that the product is drawn for.
    public record Size(int width, int height) {}

    public static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1000, 700));

    private Screens() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var only = args.length > 1 ? args[1] : "";
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                Shots.all().stream()
                        .filter(shot -> only.isEmpty() || shot.name().matches(only))
                        .forEach(shot -> shoot(shot, folder));
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void shoot(Shots shot, Path folder) {
        for (var theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (var language : List.of(Language.Choice.ENGLISH, Language.Choice.CHINESE)) {
                for (var size : SIZES) {
                    var scene = scene(shot, theme, language, size);
                    var name = "%s-%s-%s-%dx%d.png"
                            .formatted(
                                    shot.name(),
                                    theme.name().toLowerCase(java.util.Locale.ROOT),
                                    language == Language.Choice.ENGLISH ? "en" : "zh",
                                    size.width(),
                                    size.height());
                    write(scene.snapshot(new WritableImage(size.width(), size.height())), folder.resolve(name));
                }
            }
        }
    }

    /// The window's scene, laid out, without a window around it: the headless screen is smaller than it.
    public static Scene scene(Shots shot, Theme.Choice theme, Language.Choice language, Size size) {
        var stage = new Stagecraft(shot.queries().get(), shot.readOnly());
        stage.theme.choose(theme);
        stage.language.choose(language);
        var scene = new Scene(stage.view, size.width(), size.height());
        stage.theme.dress(scene);
        shot.before().accept(stage);
        settle(scene);
        return scene;
    }

    /// Some nodes size themselves by what the first pass gave them.
    private static void settle(Scene scene) {
        for (var pass = 0; pass < 3; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static void write(WritableImage image, Path file) {
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
