package io.github.tallyglass.ui.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives names colours and keeps them: what was blue stays blue while it is shown, whatever the range or
/// the order. Slots are the style classes `slot-1` … `slot-7`; slot 0 is the grey of everything else.
public final class Palette {

    public static final int SLOTS = 7;
    public static final int OTHERS = 0;

    private final Map<String, Integer> kept = new HashMap<>();

    /// Slots of the names, which are the largest first; names beyond the seventh are grey.
    public Map<String, Integer> assign(List<String> names) {
        var shown = names.subList(0, Math.min(SLOTS, names.size()));
        var taken = new HashSet<Integer>();
        shown.forEach(name -> {
            if (kept.containsKey(name)) {
                taken.add(kept.get(name));
            }
        });
        var slots = new LinkedHashMap<String, Integer>();
        for (var name : names) {
            slots.put(name, shown.contains(name) ? slotOf(name, taken) : OTHERS);
        }
        return slots;
    }

    public static String styleClass(int slot) {
        return "slot-" + slot;
    }

    private int slotOf(String name, HashSet<Integer> taken) {
        var known = kept.get(name);
        if (known != null) {
            return known;
        }
        // A slot nobody ever had comes first, then one whose owner is not on display.
        var free = firstFree(new HashSet<>(kept.values()));
        var slot = free > SLOTS ? firstFree(taken) : free;
        kept.values().remove(slot);
        kept.put(name, slot);
        taken.add(slot);
        return slot;
    }

    private static int firstFree(HashSet<Integer> used) {
        var slot = 1;
        while (used.contains(slot)) {
            slot++;
        }
        return slot;
    }
}
