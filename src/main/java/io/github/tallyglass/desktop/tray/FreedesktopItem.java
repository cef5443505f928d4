package io.github.tallyglass.desktop.tray;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusProperty;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// An icon in the tray, under the name that the specification wanted; the same as [KdeItem] otherwise,
/// which a library
/// that reads interfaces by reflection cannot be told.
@DBusInterfaceName("org.freedesktop.StatusNotifierItem")
@DBusProperty(name = "Category", type = String.class, access = Access.READ)
@DBusProperty(name = "Id", type = String.class, access = Access.READ)
@DBusProperty(name = "Title", type = String.class, access = Access.READ)
@DBusProperty(name = "Status", type = String.class, access = Access.READ)
@DBusProperty(name = "WindowId", type = Integer.class, access = Access.READ)
@DBusProperty(name = "IconName", type = String.class, access = Access.READ)
@DBusProperty(name = "IconThemePath", type = String.class, access = Access.READ)
@DBusProperty(name = "IconPixmap", type = Pixmap.Several.class, access = Access.READ)
@DBusProperty(name = "ToolTip", type = ToolTip.class, access = Access.READ)
@DBusProperty(name = "ItemIsMenu", type = Boolean.class, access = Access.READ)
@DBusProperty(name = "Menu", type = DBusPath.class, access = Access.READ)
public interface FreedesktopItem extends DBusInterface {

    /// A click; the place is of no use on Wayland.
    void Activate(int x, int y);

    /// A click of the middle button.
    void SecondaryActivate(int x, int y);

    /// Only from panels that do not show the menu themselves.
    void ContextMenu(int x, int y);

    void Scroll(int delta, String orientation);

    /// The title is another.
    final class NewTitle extends DBusSignal {
        public NewTitle(String path) throws DBusException {
            super(path);
        }
    }

    /// The picture is another.
    final class NewIcon extends DBusSignal {
        public NewIcon(String path) throws DBusException {
            super(path);
        }
    }

    /// The tooltip is another.
    final class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }

    /// Shown or hidden; never sent, for the icon always shows.
    final class NewStatus extends DBusSignal {
        public NewStatus(String path, String status) throws DBusException {
            super(path, status);
        }
    }
}
