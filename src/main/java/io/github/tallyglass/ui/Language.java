package io.github.tallyglass.ui;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.text.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The language of the window, and how names are said in it ([Privacy]). Labels bind to [#text] and
/// change where they
/// stand, without a restart.
public final class Language {

    /// What the user chose; kept under this key.
    public static final String PREFERENCE = "language";

    /// System means Chinese on a Chinese system and English everywhere else.
    public enum Choice {
        SYSTEM,
        ENGLISH,
        CHINESE
    }

    private final Preferences preferences;
    private final Locale system;
    private final Privacy privacy;
    private final ReadOnlyObjectWrapper<Choice> choice;
    private final ReadOnlyObjectWrapper<Texts> texts;

    public Language(Preferences preferences, Locale system) {
        this(preferences, system, new Privacy(preferences));
    }

    /// @param privacy how names are said; the texts change with it
    public Language(Preferences preferences, Locale system, Privacy privacy) {
        this.privacy = privacy;
        this.preferences = preferences;
        this.system = system;
        var remembered = Choices.of(Choice.class, preferences.get(PREFERENCE, ""), Choice.SYSTEM);
        choice = new ReadOnlyObjectWrapper<>(remembered);
        texts = new ReadOnlyObjectWrapper<>(textsOf(remembered));
        privacy.maskedProperty().subscribe((_, _) -> texts.set(textsOf(choice.get())));
    }

    // Properties

    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Texts> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    public Texts texts() {
        return texts.get();
    }

    /// Whether names are masked.
    public Privacy privacy() {
        return privacy;
    }

    /// A name of an account, a login, a key or a user, as it is to be shown now.
    public String name(String whole) {
        return texts().name(whole);
    }

    /// A name that follows the masks.
    public StringBinding naming(String whole) {
        return wording(texts -> texts.name(whole));
    }

    public String get(String key, Object... args) {
        return texts().get(key, args);
    }

    /// A text that follows the language.
    public StringBinding text(String key, Object... args) {
        return Bindings.createStringBinding(() -> get(key, args), texts);
    }

    /// Anything that is worded from the texts, following the language.
    public StringBinding wording(Function<Texts, String> words) {
        return Bindings.createStringBinding(() -> words.apply(texts()), texts);
    }

    /// What happened and what to do about it, in one paragraph.
    public String words(Failure failure) {
        return words(failure, "failure." + failure.code() + ".advice");
    }

    /// The same with another advice.
    public String words(Failure failure, String advice) {
        var what = texts().message(failure);
        // A message may end in the server's own words.
        var ended = what.isEmpty() || ".!?。！？".indexOf(what.charAt(what.length() - 1)) >= 0;
        var stop = ended ? "" : texts().isChinese() ? "。" : ".";
        return what + stop + (texts().isChinese() ? "" : " ") + get(advice);
    }

    // Commands

    public void choose(Choice wanted) {
        preferences.put(PREFERENCE, Choices.word(wanted));
        choice.set(wanted);
        texts.set(textsOf(wanted));
    }

    private Texts textsOf(Choice wanted) {
        return new Texts(
                switch (wanted) {
                    case SYSTEM -> system;
                    case ENGLISH -> Locale.ENGLISH;
                    case CHINESE -> Locale.SIMPLIFIED_CHINESE;
                },
                privacy.names());
    }
}
