package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.tray.TrayState.Item;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The menu of an AWT icon, on AWT's thread. Lines that only look otherwise are changed in place: a menu
/// that
/// is open stays open.
final class AwtMenu {

    private final Executor runner;
    private @Nullable PopupMenu popup;
    private List<Item> items = List.of();

    AwtMenu(Executor runner) {
        this.runner = runner;
    }

    /// Made when it is first wanted: AWT must not start before that.
    PopupMenu popup() {
        var made = popup == null ? new PopupMenu() : popup;
        popup = made;
        return made;
    }

    void update(List<Item> wanted) {
        var menu = popup();
        var before = items;
        items = wanted;
        if (!key(before).equals(key(wanted))) {
            menu.removeAll();
            wanted.forEach(item -> menu.add(line(item)));
            return;
        }
        for (var i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) instanceof Item.Entry entry) {
                dress(menu.getItem(i), entry.label(), entry.enabled());
            } else if (wanted.get(i) instanceof Item.Heading heading) {
                dress(menu.getItem(i), heading.label(), false);
            }
        }
    }

    private MenuItem line(Item item) {
        return switch (item) {
            case Item.Entry entry -> {
                var line = new MenuItem(entry.label());
                line.setEnabled(entry.enabled());
                line.addActionListener(_ -> click(entry.id()));
                yield line;
            }
            case Item.Heading heading -> {
                var line = new MenuItem(heading.label());
                line.setEnabled(false);
                yield line;
            }
            case Item.Separator _ -> new MenuItem("-");
        };
    }

    private void click(String id) {
        for (var item : items) {
            if (item instanceof Item.Entry entry && entry.id().equals(id)) {
                runner.execute(entry.run());
            }
        }
    }

    private static void dress(MenuItem line, String label, boolean enabled) {
        if (!line.getLabel().equals(label)) {
            line.setLabel(label);
        }
        if (line.isEnabled() != enabled) {
            line.setEnabled(enabled);
        }
    }

    private static List<String> key(List<Item> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case Item.Entry entry -> "entry " + entry.id();
                    case Item.Heading _ -> "heading";
                    case Item.Separator _ -> "separator";
                })
                .toList();
    }
}
