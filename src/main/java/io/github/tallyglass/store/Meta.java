package io.github.tallyglass.store;

import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Facts about the file itself.
public final class Meta {

    /// Which prices rows were last told to be priced by.
    static final String PRICES = "prices";

    private Meta() {}

    /// The zone in which the roll-ups count days; the system's where none was ever set.
    public static ZoneDays zone(Handle handle) {
        return new ZoneDays(stored(handle).orElseGet(ZoneId::systemDefault));
    }

    static boolean hasZone(Handle handle, ZoneId zone) {
        return stored(handle).filter(zone::equals).isPresent();
    }

    private static Optional<ZoneId> stored(Handle handle) {
        return get(handle, "zone").map(ZoneId::of);
    }

    static Optional<String> get(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM meta WHERE name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne();
    }

    /// The first rows fix the zone, so that a change of the system's zone is noticed later.
    static ZoneDays fixedZone(Handle handle) {
        var zone = zone(handle);
        if (!hasZone(handle, zone.zone())) {
            setZone(handle, zone.zone());
        }
        return zone;
    }

    static void setZone(Handle handle, ZoneId zone) {
        set(handle, "zone", zone.getId());
    }

    static void set(Handle handle, String name, String value) {
        handle.execute(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
