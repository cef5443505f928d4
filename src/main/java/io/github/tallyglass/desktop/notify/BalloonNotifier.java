package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.util.Optional;

/// Notifications through the tray's icon, as on Windows. It has no buttons.
final class BalloonNotifier implements Notifier {

    /// What Windows has room for in a title and in a text; it would cut longer ones within a character.
    private static final int LONGEST_TITLE = 63;

    private static final int LONGEST_TEXT = 255;

    private final Balloons balloons;

    BalloonNotifier(Balloons balloons) {
        this.balloons = balloons;
    }

    @Override
    public Result<Notice> show(Notice notice) {
        var shown = balloons.show(
                shortened(notice.title(), LONGEST_TITLE),
                shortened(notice.body(), LONGEST_TEXT),
                notice.urgent(),
                notice.opened());
        return shown ? Result.ok(notice) : Result.err(new Failure.NoNotifications("no-tray"));
    }

    /// Whether there is an icon is known when one is shown.
    @Override
    public Optional<Failure> trouble() {
        return Optional.empty();
    }

    /// The icon is the tray's.
    @Override
    public void close() {}

    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
