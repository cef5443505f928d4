package io.github.tallyglass.cli;

import io.github.tallyglass.export.PriceListDocuments;
import io.github.tallyglass.sync.PriceService;

/// Prices stored rows anew after a change and tells how many have another price.
final class PriceChange {

    private PriceChange() {}

    static void tell(
            Session session,
            Services services,
            PriceService.Changed changed,
            boolean json,
            String key,
            Object... args) {
        var applied = session.value(services.prices().finish());
        if (json) {
            session.printDocument(new PriceListDocuments.Changed(changed.models(), applied.changed()));
        } else {
            session.print(session.texts().get(key, args));
            session.print(session.texts().get("cli.price.applied", applied.changed()));
        }
    }
}
