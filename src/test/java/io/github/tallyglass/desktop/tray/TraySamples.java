package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.tray.TrayState.GaugeIcon;
import io.github.tallyglass.desktop.tray.TrayState.Item;
import io.github.tallyglass.desktop.tray.TrayState.Level;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// States for tests. What is clicked is kept in [#clicked].
final class TraySamples {

    static final GaugeIcon HALF = new GaugeIcon(50, Level.OK, false, false);
    static final GaugeIcon LOW = new GaugeIcon(9, Level.BAD, false, false);

    final BlockingQueue<String> clicked = new LinkedBlockingQueue<>();

    TrayState state(GaugeIcon icon) {
        return state(icon, List.of("work_account: 5 h", "until <17:20>"), menu(icon));
    }

    TrayState state(GaugeIcon icon, List<String> tooltip, List<Item> menu) {
        return new TrayState(icon, "Tallyglass", tooltip, menu, () -> clicked.add("opened"));
    }

    List<Item> menu(GaugeIcon gauge) {
        return List.of(
                new Item.Heading("What is left"),
                entry("a", "work_account", gauge),
                new Item.Separator(),
                new Item.Entry("refresh", "Refresh", false, null, () -> clicked.add("refresh")),
                new Item.Entry("quit", "Quit", true, null, () -> clicked.add("quit")));
    }

    Item entry(String id, String label, @Nullable GaugeIcon gauge) {
        return new Item.Entry(id, label, true, gauge, () -> clicked.add(id));
    }

    String nextClick() throws InterruptedException {
        return String.valueOf(clicked.poll(20, TimeUnit.SECONDS));
    }
}
