package io.github.tallyglass.app;

import io.github.tallyglass.app.desktop.NotificationLog;
import io.github.tallyglass.app.desktop.Panel;
import io.github.tallyglass.app.desktop.PrivateDesktop;
import io.github.tallyglass.demo.DemoGateway;
import io.github.tallyglass.demo.DemoSettings;
import io.github.tallyglass.source.cliproxy.server.CpaManagement;
import io.github.tallyglass.source.cliproxy.server.CpaServer;
import io.github.tallyglass.source.quota.VendorReplies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws the picture of the tray for people who read about it: panel, icon, menu and a notification, with
/// invented accounts.
final class TrayPicture {

    private static final String SCREEN = "960x480";

    private TrayPicture() {}

    /// @param words the file to write
    public static void main(String[] words) throws Exception {
        var folder = Files.createTempDirectory("tallyglass-picture");
        var now = Instant.now();
        try (var desktop = new PrivateDesktop(folder).withScreen(SCREEN);
                var proxy = new CpaServer(Clock.systemUTC());
                var gateway = new DemoGateway(DemoSettings.standard())) {
            proxy.management().upstream = call -> {
                var url = call.path("url").asString("");
                return url.endsWith("/wham/usage")
                        ? reply(VendorReplies.codex("ada@example.com", 91, 48, now))
                        : url.endsWith("/oauth/usage")
                                ? reply(VendorReplies.claude("36.0", "27.5", now))
                                : CpaManagement.upstreamReply(404, Map.of(), "{}");
            };
            desktop.startScreen().startBus().startKeyring().startNotifications().startPanel();
            var notifications = new NotificationLog(desktop);
            var home = folder.resolve("home-of-tallyglass");
            add(home, desktop, CpaServer.KEY, "proxy", "cliproxy", proxy.url().toString(), List.of());
            add(
                    home,
                    desktop,
                    gateway.token(),
                    "work",
                    "new-api",
                    gateway.url().toString(),
                    List.of("--user-id", gateway.userId()));
            try (var bus = desktop.connect();
                    var _ = Child.start(home, desktop.environment(), "--tray")) {
                var panel = new Panel(bus);
                Until.holds("the icon", () -> panel.icons().size() == 1);
                Until.holds("a notification", () -> !notifications.shown().isEmpty());
                var icon = panel.icons().getFirst();
                Until.holds("all accounts in the menu", () -> panel.menu(icon).size() >= 7);
                // The notification's own window is there then.
                desktop.waitForDrawing();
                desktop.tool("xsetroot", "-solid", "#3b4654");
                desktop.openTheTrayMenu();
                desktop.waitForDrawing();
                desktop.tool(
                        "import",
                        "-window",
                        "root",
                        Path.of(words[0]).toAbsolutePath().toString());
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static io.github.tallyglass.source.cliproxy.server.CpaReply reply(String body) {
        return CpaManagement.upstreamReply(200, Map.of("Content-Type", "application/json"), body);
    }

    private static void add(
            Path home, PrivateDesktop desktop, String secret, String name, String kind, String url, List<String> more)
            throws Exception {
        var environment = new HashMap<>(desktop.environment());
        environment.put("SECRET", secret);
        var words = new ArrayList<>(List.of(
                "account",
                "add",
                "--name",
                name,
                "--kind",
                kind,
                "--url",
                url,
                "--secret-env",
                "SECRET",
                "--store",
                "keyring"));
        words.addAll(more);
        var added = Child.run(home, environment, words.toArray(String[]::new));
        if (added.exit() != 0) {
            throw new IllegalStateException(added.all());
        }
    }
}
