package io.github.tallyglass.store;

import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Facts about the file itself.
public final class Meta {

    private Meta() {}

    /// The zone in which the roll-ups count days; the system's where none was ever set.
    public static ZoneDays zone(Handle handle) {
        return new ZoneDays(stored(handle).orElseGet(ZoneId::systemDefault));
    }

    static boolean hasZone(Handle handle, ZoneId zone) {
        return stored(handle).filter(zone::equals).isPresent();
    }

    private static Optional<ZoneId> stored(Handle handle) {
        return handle.createQuery("SELECT value FROM meta WHERE name = 'zone'")
                .mapTo(String.class)
                .findOne()
                .map(ZoneId::of);
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
        handle.execute(
                "INSERT INTO meta (name, value) VALUES ('zone', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                zone.getId());
    }
}
