package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Preferences;
import io.github.tallyglass.ui.Segments;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screen: a bar that chooses the section, notes, and the section.
final class ReconcileView extends VBox {

    private static final String SECTION = "reconcile.section";
    private static final Set<String> COMPARING = Set.of(SumsSection.ID, CoverageSection.ID);

    private final List<ReconcileSection> sections;
    private final Preferences preferences;
    private final SectionBar bar;
    private final StackPane place = new StackPane();
    private final Segments<String> choice;
    private ReconcileSection current;
    private boolean shown;

    /// @param sections at least one
    ReconcileView(ReconcileModel model, List<ReconcileSection> sections, Language language, Preferences preferences) {
        this.sections = List.copyOf(sections);
        this.preferences = preferences;
        getStyleClass().add("reconcile");
        choice = new Segments<>(
                sections.stream().map(ReconcileSection::id).toList(), id -> language.text("reconcile.section." + id));
        bar = new SectionBar(model, choice, language);
        place.setMinHeight(0);
        setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(bar, new NoteBar(model, language), place);
        current = section(preferences.get(SECTION, SumsSection.ID));
        choice.valueProperty().set(current.id());
        show(current);
        choice.valueProperty().subscribe((_, id) -> {
            if (id != null) {
                show(section(id));
            }
        });
    }

    ReconcileSection current() {
        return current;
    }

    /// Opens a section by its word.
    void open(String id) {
        choice.valueProperty().set(section(id).id());
    }

    void shown(boolean now) {
        shown = now;
        current.shown(now);
    }

    private ReconcileSection section(String id) {
        return sections.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(sections.getFirst());
    }

    private void show(ReconcileSection next) {
        if (shown && next != current) {
            current.shown(false);
        }
        preferences.put(SECTION, next.id());
        current = next;
        place.getChildren().setAll(next.view());
        bar.offersComparing(COMPARING.contains(next.id()));
        if (shown) {
            next.shown(true);
        }
    }
}
