package io.github.tallyglass.bench;

import io.github.tallyglass.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// What others ask of a home that is being written to.
final class Reports {

    private Reports() {}

    /// Another process of the program.
    static void today(Path home) throws IOException, InterruptedException {
        var process = new ProcessBuilder(ServerProcess.java(
                        "-Xmx256m",
                        "io.github.tallyglass.app.Main",
                        "--home",
                        home.toString(),
                        "report",
                        "today",
                        "--json"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("report ended with " + process.exitValue());
        }
    }

    static long rows(Path data) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Database.FILE_NAME));
                var row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM event")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
