package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A notice as a notification service of given abilities takes it.
///
/// @param icon the URI of the program's icon; `""` for none
/// @param abilities words of `GetCapabilities`
record NoticeMessage(Notice notice, String icon, Set<String> abilities) {

    private static final String PROGRAM = "Tallyglass";
    private static final int AS_THE_SERVICE_LIKES = -1;
    private static final int NEVER = 0;

    UInt32 sendTo(Notifications service) {
        return service.Notify(
                PROGRAM,
                new UInt32(0),
                icon,
                notice.title(),
                body(),
                actions(),
                hints(),
                notice.urgent() ? NEVER : AS_THE_SERVICE_LIKES);
    }

    /// A service that understands markup would take a `<` for the beginning of some; another one would
    /// show the
    /// escapes.
    String body() {
        return abilities.contains("body-markup")
                ? notice.body().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : notice.body();
    }

    List<String> actions() {
        if (!abilities.contains("actions")) {
            return List.of();
        }
        // Some services show the click as a button: it bears the words of the action that does the same,
        // which then needs none of its own.
        var click = notice.actions().stream().filter(this::isClick).findFirst();
        var actions = new ArrayList<>(
                List.of(Shown.DEFAULT, click.map(Notice.Action::label).orElse(PROGRAM)));
        for (int i = 0; i < notice.actions().size(); i++) {
            if (!isClick(notice.actions().get(i))) {
                actions.add(Integer.toString(i));
                actions.add(notice.actions().get(i).label());
            }
        }
        return actions;
    }

    private boolean isClick(Notice.Action action) {
        return action.run() == notice.opened();
    }

    private Map<String, Variant<?>> hints() {
        var hints = new LinkedHashMap<String, Variant<?>>();
        hints.put("urgency", new Variant<>((byte) (notice.urgent() ? 2 : 1)));
        hints.put("desktop-entry", new Variant<>("tallyglass"));
        hints.put("category", new Variant<>("x-tallyglass.alert"));
        return hints;
    }
}
