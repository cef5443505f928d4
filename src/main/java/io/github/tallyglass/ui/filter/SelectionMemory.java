package io.github.tallyglass.ui.filter;

import io.github.tallyglass.ui.Preferences;
import java.util.ArrayList;
import java.util.List;

/// The selection over restarts, and selections saved under a name.
public final class SelectionMemory {

    private static final String LAST = "selection";
    private static final String NAMES = "selections";
    private static final String SAVED = "selection.";

    private final Preferences preferences;

    public SelectionMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    /// A model that starts where the last session ended and is remembered from now on.
    public SelectionModel open() {
        var model = new SelectionModel(SelectionText.read(preferences.get(LAST, "")));
        model.selectionProperty().subscribe((_, selection) -> preferences.put(LAST, SelectionText.write(selection)));
        return model;
    }

    public List<String> names() {
        var names = preferences.get(NAMES, "");
        return names.isEmpty() ? List.of() : List.of(names.split("\n"));
    }

    public Selection saved(String name) {
        return SelectionText.read(preferences.get(SAVED + name, ""));
    }

    public void save(String name, Selection selection) {
        preferences.put(SAVED + name, SelectionText.write(selection));
        var names = new ArrayList<>(names());
        if (!names.contains(name)) {
            names.add(name);
        }
        preferences.put(NAMES, String.join("\n", names));
    }

    public void forget(String name) {
        var names = new ArrayList<>(names());
        names.remove(name);
        preferences.put(NAMES, String.join("\n", names));
        preferences.put(SAVED + name, "");
    }
}
