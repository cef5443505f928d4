package io.github.tallyglass.ui.settings;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.OwnPrice;
import io.github.tallyglass.domain.PriceList;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.sync.PriceService;
import io.github.tallyglass.sync.PriceService.Known;
import io.github.tallyglass.sync.PriceService.Preview;
import io.github.tallyglass.ui.Latest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Prices of sources that name none, as the settings show and change them. Lives on the JavaFX thread.
public final class ListPricesModel {

    private final PriceService service;
    private final Executor background;
    private final Executor fx;
    private final Latest<Known> latest;
    private final PriceForm form = new PriceForm();
    private final ReadOnlyObjectWrapper<@Nullable Known> known = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /// @param background where files and addresses may be waited for
    public ListPricesModel(PriceService service, Executor background, Executor fx) {
        this.service = service;
        this.background = background;
        this.fx = fx;
        latest = new Latest<>(background, fx);
    }

    // Properties

    /// Null until it was read.
    public ReadOnlyObjectProperty<@Nullable Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// A list that was looked at and is not kept; null when there is none.
    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Why the last command was not carried out; null when it was.
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Whether a list is being read or something is being saved.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What is typed of a new price.
    public PriceForm form() {
        return form;
    }

    // Commands

    public void read() {
        latest.ask(service::known, outcome -> {
            if (outcome instanceof Result.Ok<Known>(var now)) {
                known.set(now);
            }
        });
    }

    /// Keeps the price that was typed.
    public void add() {
        switch (form.price()) {
            case Result.Ok<OwnPrice>(var price) ->
                run(() -> service.set(price), _ -> {
                    form.clear();
                    read();
                });
            case Result.Err<OwnPrice>(var why) -> failure.set(why);
        }
    }

    public void remove(OwnPrice price) {
        run(() -> service.remove(price.price().model(), price.from()), _ -> read());
    }

    /// Reads a list without keeping it.
    ///
    /// @param typed a path or an address
    public void look(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return;
        }
        preview.set(null);
        run(
                () -> text.matches("https?://.*")
                        ? service.look(URI.create(text), null)
                        : service.look(Path.of(text), null),
                preview::set);
    }

    /// Keeps the list that was looked at.
    public void keep() {
        var shown = preview.get();
        if (shown != null) {
            run(() -> service.keep(shown.list()), _ -> {
                preview.set(null);
                read();
            });
        }
    }

    /// The list that was looked at goes.
    public void dismiss() {
        preview.set(null);
        failure.set(null);
    }

    public void forget(PriceList list) {
        run(() -> service.removeList(list.id()), _ -> read());
    }

    private <T> void run(Supplier<Result<T>> work, Consumer<T> done) {
        busy.set(true);
        failure.set(null);
        new Latest<Result<T>>(background, fx).ask(() -> carryOut(work), outcome -> {
            busy.set(false);
            switch (outcome.flatMap(Function.identity())) {
                case Result.Ok<T>(var value) -> done.accept(value);
                case Result.Err<T>(var why) -> failure.set(why);
            }
        });
    }

    /// What is typed may be no path and no address at all.
    private static <T> Result<T> carryOut(Supplier<Result<T>> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException neither) {
            return Result.err(new Failure.BadInput("list", "not-a-path"));
        }
    }
}
