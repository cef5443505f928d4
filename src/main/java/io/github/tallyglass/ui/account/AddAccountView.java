package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.ui.CurrencySetting;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The dialog "Add an account", laid over a screen rather than in a window of its own: the window stays
/// one, and the rest of it goes on.
public final class AddAccountView extends StackPane {

    /// Failures whose advice here is not what it is for an account at work.
    private static final Set<String> FIRST_ADVICE =
            Set.of("unreachable", "timed-out", "cut-off", "server-fault", "malformed", "auth-rejected");

    private final AddAccountModel model;
    private final Language language;
    private final CurrencySetting currency;
    private final AccountFields fields;
    private final Label title = Nodes.label("", "title");
    private final Label intro = Nodes.label("", "muted");
    private final VBox outcome = new VBox();
    private final CheckBox consent = new CheckBox();
    private final Button test;
    private final Button save;

    public AddAccountView(AddAccountModel model, Language language, CurrencySetting currency) {
        this.model = model;
        this.language = language;
        this.currency = currency;
        fields = new AccountFields(model, language);
        getStyleClass().add("overlay");
        test = Nodes.button(language.text("account.test"), model::test);
        test.setId("account-test");
        save = Nodes.button(language.text("account.save"), model::save, "primary");
        save.setId("account-save");
        var form = form();
        var scroll = new ScrollPane(form);
        // As high as the words need once they are wrapped; small windows scroll.
        scroll.prefViewportHeightProperty().bind(form.heightProperty());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.accessibleTextProperty().bind(language.text("account.add.title"));
        // What came of a test is never scrolled away.
        var result = new VBox(outcome, consent);
        result.getStyleClass().add("result");
        result.setMinHeight(Region.USE_PREF_SIZE);
        var panel = new VBox(scroll, result, buttons());
        panel.getStyleClass().addAll("panel", "add-account");
        panel.setMaxHeight(Region.USE_PREF_SIZE);
        panel.setMaxWidth(Region.USE_PREF_SIZE);
        getChildren().add(panel);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.close()) {
                event.consume();
            }
        });
        model.openProperty().subscribe(this::opened);
        model.stateProperty().subscribe(_ -> show());
        model.fileConsentProperty().subscribe(_ -> show());
        language.textsProperty().subscribe(_ -> show());
        currency.choiceProperty().subscribe(_ -> show());
    }

    private void opened(boolean now) {
        Nodes.present(this, now);
        if (now) {
            show();
            fields.opened();
        }
    }

    private VBox form() {
        consent.setId("account-consent");
        consent.textProperty().bind(language.text("account.consent"));
        consent.setWrapText(true);
        consent.setMinHeight(Region.USE_PREF_SIZE);
        consent.selectedProperty().bindBidirectional(model.fileConsentProperty());
        consent.visibleProperty().bind(model.consentNeededProperty());
        consent.managedProperty().bind(model.consentNeededProperty());
        outcome.getStyleClass().add("outcome");
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        var form = new VBox(title, intro, fields);
        form.getStyleClass().add("form");
        return form;
    }

    private HBox buttons() {
        var close = Nodes.button(language.text("common.cancel"), model::close);
        close.setId("account-close");
        var row = new HBox(close, Nodes.spring(), test, save);
        row.getStyleClass().add("form-buttons");
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    private void show() {
        var state = model.stateProperty().get();
        var saved = model.editing();
        title.setText(
                saved == null
                        ? language.get("account.add.title")
                        : language.get("account.edit.title", language.name(saved.name())));
        intro.setText(language.get(saved == null ? "account.add.intro" : "account.edit.intro"));
        fields.clear();
        outcome.getChildren().clear();
        switch (state) {
            case AddAccountState.Editing() -> {}
            case AddAccountState.Testing() -> outcome.getChildren().add(waiting("account.testing"));
            case AddAccountState.Saving() -> outcome.getChildren().add(waiting("account.saving"));
            case AddAccountState.Works(var found, var revived) -> {
                outcome.getChildren().add(new TestedView(found, currency.amounts(), language).withOtherKind(language));
                if (revived != null) {
                    outcome.getChildren()
                            .add(judgement(language.get("account.revives", language.name(revived.name())), ""));
                }
            }
            case AddAccountState.Missing(var field) -> problem(field, language.get("account.missing." + field.word()));
            case AddAccountState.Failed failed
            when failed.failure() instanceof Failure.NoKeyring none ->
                outcome.getChildren()
                        .add(judgement(
                                language.get(
                                        "account.no-keyring", language.texts().sentence(none.detail())),
                                "warn"));
            case AddAccountState.Failed(Failure.AnotherAccount other, var _) -> another(other);
            case AddAccountState.Failed(var failure, var field) -> problem(field, words(failure));
        }
        var busy = state instanceof AddAccountState.Testing || state instanceof AddAccountState.Saving;
        test.setDisable(busy);
        save.setDisable(busy || !model.canSave());
        if (state instanceof AddAccountState.Works) {
            // The button that was pressed was switched off meanwhile; the next step is at hand.
            save.requestFocus();
        }
    }

    /// Nothing has been read yet and nothing goes on by itself: some advice is another than later.
    private String words(Failure failure) {
        return FIRST_ADVICE.contains(failure.code())
                ? language.words(failure, "account.advice." + failure.code())
                : language.words(failure);
    }

    private void problem(AddAccountField field, String words) {
        if (!fields.show(field, words)) {
            outcome.getChildren().add(judgement(words, "bad"));
        }
    }

    /// The user may know better than what could be found out.
    private void another(Failure.AnotherAccount failure) {
        var anyway = Nodes.button(language.text("account.save-anyway"), model::saveAnyway, "small");
        anyway.setId("account-save-anyway");
        outcome.getChildren()
                .addAll(judgement(language.words(failure, "account.advice.another-account"), "warn"), anyway);
    }

    private Node judgement(String words, String mood) {
        var label = Nodes.label(words, "judgement", mood);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private Node waiting(String key) {
        var words = language.text(
                key,
                language.texts()
                        .host(AccountNames.hostOrText(model.urlProperty().get())));
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.accessibleTextProperty().bind(words);
        var row = new HBox(bar, Nodes.label(words, "muted"), Nodes.spring());
        if (model.stateProperty().get() instanceof AddAccountState.Testing) {
            var stop = Nodes.button(language.text("account.stop"), model::cancelTest, "small");
            stop.setId("account-stop");
            row.getChildren().add(stop);
        }
        row.getStyleClass().add("waiting");
        return row;
    }
}
