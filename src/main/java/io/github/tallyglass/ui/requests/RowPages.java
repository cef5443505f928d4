package io.github.tallyglass.ui.requests;

import io.github.tallyglass.query.UsageRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pages of rows around where the user looks: the last used ones are kept, the rest is forgotten, so that
/// memory does not grow with the table. Lives on the JavaFX thread; loading happens elsewhere.
final class RowPages {

    static final int PAGE = 100;

    /// Pages kept; a screen shows two or three.
    static final int KEPT = 24;

    /// A drag of the scroll bar passes pages by the hundred; only where it ends matters.
    private static final int WAITING = 4;

    /// Reads one page in the background and hands it back on the JavaFX thread.
    interface Loader {
        void load(long offset, int limit, Consumer<List<UsageRow>> loaded);
    }

    private final Loader loader;
    private final Runnable arrived;
    private final Deque<Long> wanted = new ArrayDeque<>();
    private @Nullable Long loading;

    private final Map<Long, List<UsageRow>> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<UsageRow>> eldest) {
            return size() > KEPT;
        }
    };

    /// @param arrived told when a page is here
    RowPages(Loader loader, Runnable arrived) {
        this.loader = loader;
        this.arrived = arrived;
    }

    /// The row, or null while its page is on its way. Answers at once.
    @Nullable
    UsageRow get(long index) {
        if (!pages.containsKey(index / PAGE)) {
            want(index / PAGE);
        }
        return peek(index);
    }

    /// What is already here, without asking for it.
    @Nullable
    UsageRow peek(long index) {
        var page = pages.get(index / PAGE);
        var place = (int) (index % PAGE);
        return page != null && place < page.size() ? page.get(place) : null;
    }

    void put(long number, List<UsageRow> page) {
        pages.put(number, page);
    }

    int loadedRows() {
        return pages.values().stream().mapToInt(List::size).sum();
    }

    private void want(long number) {
        if (loading != null && loading == number) {
            return;
        }
        wanted.remove(number);
        wanted.addFirst(number);
        while (wanted.size() > WAITING) {
            wanted.removeLast();
        }
        loadNext();
    }

    private void loadNext() {
        if (loading != null || wanted.isEmpty()) {
            return;
        }
        var number = wanted.removeFirst();
        loading = number;
        loader.load(number * PAGE, PAGE, page -> {
            loading = null;
            pages.put(number, page);
            arrived.run();
            loadNext();
        });
    }
}
