package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.tray.TrayState.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives lines their numbers: an entry keeps its number for as long as the program runs, whatever stands
/// before
/// it, so that a click in an open menu never means another entry. Headings and separators are counted.
final class MenuLines {

    private final Map<String, Integer> numbers = new HashMap<>();

    List<MenuLine> of(List<Item> items) {
        var lines = new ArrayList<MenuLine>();
        var headings = 0;
        var separators = 0;
        for (var item : items) {
            var key = switch (item) {
                case Item.Entry entry -> "entry " + entry.id();
                case Item.Heading _ -> "heading " + headings++;
                case Item.Separator _ -> "separator " + separators++;
            };
            lines.add(MenuLine.of(numbers.computeIfAbsent(key, _ -> numbers.size() + 1), item));
        }
        return List.copyOf(lines);
    }
}
