package io.github.tallyglass.alert;

import io.github.tallyglass.desktop.Notifier;
import io.github.tallyglass.domain.AlertSubject;
import io.github.tallyglass.text.AlertText;
import io.github.tallyglass.text.Texts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What alerts speak through and in, all of it as it is at the moment: the user may change it while they
/// run.
///
/// @param zone days and quiet hours are counted in it
/// @param texts in the user's language
/// @param names what notifications make of names: a mask while the user wants one
/// @param opened runs when a notification is clicked, on a thread of the notifier
public record AlertSurroundings(
        Notifier notifier,
        Clock clock,
        Supplier<ZoneId> zone,
        Supplier<Texts> texts,
        UnaryOperator<String> names,
        Consumer<AlertSubject> opened) {

    AlertText words() {
        return new AlertText(texts.get(), zone.get(), clock.instant(), names);
    }
}
