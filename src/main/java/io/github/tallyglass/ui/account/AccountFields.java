package io.github.tallyglass.ui.account;

import io.github.tallyglass.domain.AccountKind;
import io.github.tallyglass.domain.Scope;
import io.github.tallyglass.ui.Language;
import io.github.tallyglass.ui.Nodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The fields of the account dialog, each with its name, its hint and room for what is wrong with it.
final class AccountFields extends VBox {

    private static final Set<String> OWN_WORDS = Set.of(
            "account.field.token.cliproxy",
            "account.hint.kind.cliproxy",
            "account.hint.kind.codex",
            "account.hint.kind.claude",
            "account.hint.token.cliproxy",
            "account.hint.url.cliproxy",
            "account.hint.url.codex",
            "account.hint.url.claude",
            "account.prompt.credentials.codex",
            "account.prompt.credentials.claude");

    private final AddAccountModel model;
    private final AccountForm form;
    private final Language language;
    private final Map<AddAccountField, FieldBox> boxes = new EnumMap<>(AddAccountField.class);
    private final TextField url = new TextField();
    private final SecretField token;
    private final ComboBox<Scope> scope;
    private final TitledPane advanced = new TitledPane();

    AccountFields(AddAccountModel model, Language language) {
        this.model = model;
        this.form = model.form();
        this.language = language;
        getStyleClass().add("fields");
        token = new SecretField("account-token", form.tokenProperty(), language.text("account.field.token"), language);
        token.setOnEnter(model::test);
        scope = choice(
                AddAccountField.SCOPE,
                List.of(Scope.values()),
                form.scopeProperty(),
                each -> "account.scope." + each.word());
        var mode = choice(
                AddAccountField.MODE,
                List.of("", "pop", "shared", "http"),
                form.source().modeProperty(),
                each -> each.isEmpty() ? "account.mode.auto" : "account.mode." + each);
        var address = box(AddAccountField.URL, bound(url, AddAccountField.URL, form.urlProperty()));
        var kind = box(AddAccountField.KIND, kinds());
        var whose = box(AddAccountField.SCOPE, scope);
        var how = box(AddAccountField.MODE, mode);
        var secret = box(AddAccountField.TOKEN, token);
        var user = box(
                AddAccountField.USER_ID, bound(new TextField(), AddAccountField.USER_ID, form.userIdProperty()));
        var name = box(AddAccountField.NAME, bound(new TextField(), AddAccountField.NAME, form.nameProperty()));
        var file = box(
                AddAccountField.CREDENTIALS,
                bound(new TextField(), AddAccountField.CREDENTIALS, form.source().credentialsProperty()));
        var kinds = new FieldPair();
        var names = new FieldPair();
        getChildren().addAll(address, kinds, secret, file, names);
        form.kindProperty().subscribe(now -> {
            kinds.show(now.isSubscription() ? List.of(kind) : List.of(kind, now.isGateway() ? whose : how));
            names.show(now.isGateway() ? List.of(user, name) : List.of(name));
            Nodes.present(secret, !now.isSubscription());
            Nodes.present(file, now.isSubscription());
        });
        var definition = model.definition();
        if (definition != null) {
            var view = new DefinitionView(definition, language);
            form.kindProperty().subscribe(each -> Nodes.present(view, each == AccountKind.CUSTOM));
            getChildren().add(view);
        }
        var sums = sums();
        var more = advanced();
        form.kindProperty().subscribe(now -> {
            Nodes.present(sums, now.isGateway());
            Nodes.present(more, now.isGateway());
        });
        getChildren().addAll(sums, more);
    }

    /// As the form stands now: for a new account or for a saved one.
    void opened() {
        var saved = model.editing();
        token.setPrompt(language.text(saved == null ? "account.prompt.token" : "account.prompt.token-stays"));
        // Rows of another scope are other rows: they belong to an account of their own.
        scope.setDisable(saved != null);
        advanced.setExpanded(false);
        url.requestFocus();
    }

    /// Takes the problems away.
    void clear() {
        boxes.values().forEach(box -> box.show(""));
    }

    /// @return false when the field has no room for it here
    boolean show(AddAccountField field, String problem) {
        var box = boxes.get(field);
        if (box == null) {
            return false;
        }
        if (field == AddAccountField.UNITS) {
            advanced.setExpanded(true);
        }
        box.show(problem);
        return true;
    }

    private ComboBox<AccountKind> kinds() {
        var kinds = new ArrayList<>(Arrays.asList(AccountKind.values()));
        if (model.definition() == null) {
            kinds.remove(AccountKind.CUSTOM);
        }
        return choice(AddAccountField.KIND, kinds, form.kindProperty(), each -> "account.kind." + each.word());
    }

    private Node sums() {
        var check = new CheckBox();
        check.setId("account-sums-only");
        check.textProperty().bind(language.text("account.sums-only"));
        check.selectedProperty().bindBidirectional(form.sumsOnlyProperty());
        var limits = wrapped(Nodes.label(language.text("account.sums-only.limits"), "judgement"));
        limits.setId("account-sums-limits");
        limits.setMaxWidth(Double.MAX_VALUE);
        form.sumsOnlyProperty().subscribe(now -> Nodes.present(limits, now));
        var hint = wrapped(Nodes.label(language.text("account.sums-only.hint"), "small", "faint"));
        form.sumsOnlyProperty().subscribe(now -> Nodes.present(hint, !now));
        var box = new VBox(check, hint, limits);
        box.getStyleClass().add("field-box");
        return box;
    }

    private Node advanced() {
        var currency = choice(
                AddAccountField.CURRENCY,
                List.of("", "USD", "CNY"),
                form.currencyProperty(),
                each -> each.isEmpty() ? "account.currency.usual" : "account.currency." + each);
        var content = new FieldPair();
        content.show(List.of(
                box(AddAccountField.CURRENCY, currency),
                box(AddAccountField.UNITS, bound(new TextField(), AddAccountField.UNITS, form.unitsProperty()))));
        advanced.setId("account-advanced");
        advanced.textProperty().bind(language.text("account.advanced"));
        advanced.setContent(content);
        advanced.setAnimated(false);
        advanced.setExpanded(false);
        return advanced;
    }

    private FieldBox box(AddAccountField field, Node node) {
        var box = new FieldBox(words("account.field.", field), node, words("account.hint.", field));
        boxes.put(field, box);
        return box;
    }

    /// A source has words of its own for some fields.
    private ObservableValue<String> words(String area, AddAccountField field) {
        return Bindings.createStringBinding(
                () -> {
                    var own = area + field.word() + "." + form.kindProperty().get().word();
                    return language.get(OWN_WORDS.contains(own) ? own : area + field.word());
                },
                form.kindProperty(),
                language.textsProperty());
    }

    private TextField bound(TextField input, AddAccountField field, StringProperty value) {
        input.setId("account-" + field.word());
        input.textProperty().bindBidirectional(value);
        input.promptTextProperty().bind(words("account.prompt.", field));
        input.accessibleTextProperty().bind(language.text("account.field." + field.word()));
        input.setOnAction(_ -> model.test());
        return input;
    }

    private <T> ComboBox<T> choice(AddAccountField field, List<T> values, Property<T> value, Function<T, String> key) {
        var box = new ComboBox<T>();
        box.setId("account-" + field.word());
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(language.text("account.field." + field.word()));
        box.valueProperty().bindBidirectional(value);
        language.textsProperty()
                .subscribe(_ -> box.setConverter(new StringConverter<>() {
                    @Override
                    public String toString(T each) {
                        return each == null ? "" : language.get(key.apply(each));
                    }

                    @Override
                    public T fromString(String words) {
                        throw new UnsupportedOperationException("nobody types here");
                    }
                }));
        return box;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
