package io.github.tallyglass.ui.reconcile;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// What there is to say above the sections: what a comparison came to, who else writes, what of the
/// filter does not apply here. Nothing of it blocks.
final class NoteBar extends VBox {

    private final ReconcileModel model;
    private final Language language;

    NoteBar(ReconcileModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("note-bar");
        model.comparison().stateProperty().subscribe(_ -> show());
        model.checksProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        var notes = new ArrayList<Node>();
        var unread = model.failureProperty().get();
        if (unread != null) {
            notes.add(note("bad", language.words(unread), null));
        }
        switch (model.comparison().stateProperty().get()) {
            case Comparison.Idle _, Comparison.Running _ -> {}
            case Comparison.Ended ended -> notes.addAll(outcome(ended));
            case Comparison.Broken(var why) -> notes.add(closable("bad", language.words(why, "reconcile.kept")));
        }
        var blocked = model.comparison().readOnly();
        if (blocked != null) {
            notes.add(note("", language.get("reconcile.read-only", language.words(blocked)), null));
        }
        var checks = model.checksProperty().get();
        if (checks != null && checks.beyondAccounts()) {
            notes.add(note("", language.get("reconcile.accounts-only"), null));
        }
        getChildren().setAll(notes);
        Nodes.present(this, !notes.isEmpty());
    }

    private List<Node> outcome(Comparison.Ended ended) {
        var notes = new ArrayList<Node>();
        var words = language.get(ended.reread() ? "reconcile.reread.done" : "reconcile.compared", ended.days())
                + " " + language.get("reconcile.differing", ended.differing())
                + (ended.unanswered() == 0 ? "" : " " + language.get("reconcile.unanswered", ended.unanswered()));
        if (ended.stopped()) {
            notes.add(closable("", language.get("reconcile.stopped", ended.days())));
        } else if (ended.days() > 0 || ended.failures().isEmpty()) {
            notes.add(closable(ended.differing() + ended.unanswered() > 0 ? "warn" : "good", words));
        }
        ended.failures().forEach((account, why) -> notes.add(closable("bad", failed(account, why))));
        return notes;
    }

    private String failed(long accountId, Failure why) {
        var checks = model.checksProperty().get();
        var names = checks == null
                ? Map.<Long, String>of()
                : checks.accounts().stream()
                        .collect(java.util.stream.Collectors.toMap(account -> account.id(), account -> account.name()));
        var name = names.getOrDefault(accountId, "");
        var words = language.words(why, "reconcile.kept");
        return name.isEmpty() ? words : language.get("reconcile.failed", language.name(name), words);
    }

    private Node closable(String tone, String words) {
        return note(tone, words, model.comparison()::dismiss);
    }

    private Node note(String tone, String words, @Nullable Runnable close) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var note = new HBox(label);
        note.getStyleClass().add("notice");
        if (!tone.isEmpty()) {
            note.getStyleClass().add(tone);
        }
        if (close != null) {
            note.getChildren()
                    .add(Nodes.iconButton(
                            BootstrapIcons.X, language.text("common.close"), close, "plain", "tiny-icon"));
        }
        return note;
    }
}
