package io.github.tallyglass.desktop.tray;

import io.github.tallyglass.desktop.QuietThread;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the tray of Windows and in the menu bar of macOS. All of AWT is touched on its own thread
/// alone,
/// first when something is to be shown, so that JavaFX is up by then. Whether there is a tray is asked
/// before
/// each change: it may come and go with the shell.
public final class AwtTray implements Tray, TrayMessages {

    /// At 100 to 300 percent: the system takes what fits its screen.
    private static final List<Integer> SIZES = List.of(16, 20, 24, 32, 40, 48);

    /// Windows cuts longer ones off, in the middle of a word.
    private static final int LONGEST_TOOLTIP = 127;

    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final boolean clickOpens;
    private final QuietThread thread = new QuietThread("tray");
    private final AwtMenu menu = new AwtMenu(thread);
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable TrayState> wanted = new AtomicReference<>();
    private volatile boolean hosted;
    private volatile Runnable opened = () -> {};
    private volatile @Nullable Runnable messageClicked;

    // Both of AWT's thread.
    private @Nullable TrayIcon icon;
    private @Nullable TrayState shown;

    /// @param clickOpens whether a click opens the window; otherwise it shows the menu, as on macOS
    public AwtTray(boolean clickOpens) {
        this.clickOpens = clickOpens;
    }

    @Override
    public void show(TrayState state) {
        opened = state.opened();
        if (!GraphicsEnvironment.isHeadless() && wanted.getAndSet(state) == null) {
            EventQueue.invokeLater(this::apply);
        }
    }

    @Override
    public boolean hosted() {
        return hosted;
    }

    @Override
    public void onHosted(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    @Override
    public boolean displayMessage(String title, String text, boolean urgent, Runnable clicked) {
        if (!hosted) {
            return false;
        }
        messageClicked = clicked;
        try {
            EventQueue.invokeAndWait(() -> {
                var now = icon;
                if (now != null) {
                    now.displayMessage(title, text, urgent ? TrayIcon.MessageType.WARNING : TrayIcon.MessageType.INFO);
                }
            });
            return true;
        } catch (InvocationTargetException e) {
            LOG.info("no message from the tray: {}", String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (!GraphicsEnvironment.isHeadless()) {
            EventQueue.invokeLater(this::remove);
        }
        thread.close();
    }

    private void apply() {
        var state = wanted.getAndSet(null);
        if (state == null) {
            return;
        }
        if (!SystemTray.isSupported()) {
            remove();
            return;
        }
        var now = icon == null ? add(state) : icon;
        if (now == null) {
            return;
        }
        var before = shown;
        if (before == null || !before.icon().equals(state.icon())) {
            now.setImage(picture(state));
        }
        now.setToolTip(tooltip(state));
        menu.update(state.menu());
        shown = state;
    }

    private @Nullable TrayIcon add(TrayState state) {
        var made = new TrayIcon(picture(state), tooltip(state), menu.popup());
        made.setImageAutoSize(true);
        made.addActionListener(this::acted);
        if (clickOpens) {
            made.addMouseListener(new MouseAdapter() {
                @Override
                public void mouseClicked(MouseEvent e) {
                    if (e.getButton() == MouseEvent.BUTTON1) {
                        thread.execute(opened);
                    }
                }
            });
        }
        try {
            SystemTray.getSystemTray().add(made);
        } catch (AWTException e) {
            LOG.info("not in the tray: {}", e.getMessage());
            return null;
        }
        icon = made;
        hosted(true);
        return made;
    }

    /// A click on a message comes as the icon's action, and so does a double click on the icon, whose
    /// first click
    /// has opened the window already where clicks do.
    private void acted(ActionEvent event) {
        var clicked = messageClicked;
        messageClicked = null;
        if (clicked != null) {
            thread.execute(clicked);
        } else if (!clickOpens) {
            thread.execute(opened);
        }
    }

    private void remove() {
        var last = icon;
        icon = null;
        shown = null;
        if (last != null && SystemTray.isSupported()) {
            SystemTray.getSystemTray().remove(last);
        }
        hosted(false);
    }

    private void hosted(boolean now) {
        if (hosted != now) {
            hosted = now;
            listeners.forEach(listener -> thread.execute(() -> listener.accept(now)));
        }
    }

    static String tooltip(TrayState state) {
        var all = String.join(
                "\n",
                Stream.concat(Stream.of(state.title()), state.tooltip().stream())
                        .toList());
        return all.length() <= LONGEST_TOOLTIP ? all : all.substring(0, LONGEST_TOOLTIP - 1) + "…";
    }

    static Image picture(TrayState state) {
        return new BaseMultiResolutionImage(SIZES.stream()
                .map(size -> {
                    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
                    image.setRGB(0, 0, size, size, GaugeImage.icon(state.icon(), size), 0, size);
                    return image;
                })
                .toArray(Image[]::new));
    }
}
