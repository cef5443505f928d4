package io.github.tallyglass.desktop.notify;

import io.github.tallyglass.desktop.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The notifications of this process that may still be clicked, by the service and its number for them:
/// another
/// service counts anew. Numbers of other programs' notifications come over the same bus and are unknown
/// here.
final class Shown {

    /// A service may forget to tell that one is gone.
    private static final int MOST = 200;

    static final String DEFAULT = "default";

    private final Map<Key, Notice> notices = new LinkedHashMap<>();

    private record Key(String service, long id) {}

    /// @param service its own name on the bus
    synchronized void add(String service, long id, Notice notice) {
        notices.put(new Key(service, id), notice);
        if (notices.size() > MOST) {
            notices.remove(notices.keySet().iterator().next());
        }
    }

    synchronized void remove(String service, long id) {
        notices.remove(new Key(service, id));
    }

    synchronized void clear() {
        notices.clear();
    }

    /// What a click means.
    ///
    /// @param key [#DEFAULT] for the notification itself, else the index of an action
    synchronized Optional<Runnable> behind(String service, long id, String key) {
        var notice = notices.get(new Key(service, id));
        if (notice == null) {
            return Optional.empty();
        }
        if (key.equals(DEFAULT)) {
            return Optional.of(notice.opened());
        }
        for (int i = 0; i < notice.actions().size(); i++) {
            if (key.equals(Integer.toString(i))) {
                return Optional.of(notice.actions().get(i).run());
            }
        }
        return Optional.empty();
    }
}
