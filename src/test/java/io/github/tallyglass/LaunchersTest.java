package io.github.tallyglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell scripts, over invented JDK folders: `find-java.sh` and the launcher.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "these are the scripts of the other systems")
class LaunchersTest {

    @TempDir
    Path temp;

    private Path root;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void emptySystem() throws IOException {
        root = Files.createDirectories(temp.resolve("system"));
    }

    @Test
    void olderOnesAloneAreNamedAndRefused() throws Exception {
        var old = jdk(root.resolve("usr/lib/jvm/java-17"), "17.0.15", true);
        var older = jdk(temp.resolve("mine"), "1.8.0_402", true);

        var run = find(Map.of("JAVA_HOME", older.toString()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("needs Java 25 or newer and found none")
                .contains("Java 17 in " + old)
                .contains("in " + older)
                .contains("Install one");
    }

    @Test
    void nothingAtAllIsSaidPlainly() throws Exception {
        var run = find(Map.of());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("found none").doesNotContain("too old").contains("JAVA_HOME");
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        jdk(root.resolve("usr/lib/jvm/jdk-26"), "26", true);
        var mine = jdk(temp.resolve("my jdk"), "25.0.3", true);

        assertThat(find(Map.of("JAVA_HOME", mine.toString()))).isEqualTo(new Run(0, mine + "\n", ""));
    }

    @Test
    void anOldJavaHomeDoesNotHideTheOneOnThePath() throws Exception {
        var old = jdk(temp.resolve("old"), "17", true);
        var linked = jdk(temp.resolve("new"), "25", true);
        var bin = Files.createDirectories(temp.resolve("links"));
        Files.createSymbolicLink(bin.resolve("java"), linked.resolve("bin/java"));

        var run = find(Map.of("JAVA_HOME", old.toString(), "PATH", bin + ":/usr/bin:/bin"));

        assertThat(run).isEqualTo(new Run(0, linked.toRealPath() + "\n", ""));
    }

    @Test
    void theUsualFoldersAreSearchedAlsoWithoutAReleaseFile() throws Exception {
        jdk(root.resolve("usr/lib/jvm/java-17"), "17.0.15", true);
        var usual = jdk(root.resolve("opt/jdk-25"), "25.0.1", false);

        assertThat(find(Map.of())).isEqualTo(new Run(0, usual + "\n", ""));
    }

    @Test
    void buildingNeedsACompiler() throws Exception {
        var runtime = jdk(root.resolve("usr/lib/jvm/jre-25"), "25.0.1", true);
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(find(Map.of()).code()).isZero();
        var run = run(Map.of(), temp, List.of("sh", findJava().toString(), "--jdk"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a JDK 25 or newer (with javac)");
    }

    @Test
    void theLauncherStartsFromAnyFolderThroughSymbolicLinks() throws Exception {
        jdk(root.resolve("usr/lib/jvm/jdk-25"), "25", true);
        var app = Files.createDirectories(temp.resolve("my apps/tallyglass"));
        var bin = Files.createDirectories(app.resolve("bin"));
        for (var file : List.of("launcher/tallyglass", "launcher/jvm.options", "find-java.sh")) {
            var source = Path.of("packaging", file);
            Files.copy(source, bin.resolve(source.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        executable(bin.resolve("tallyglass"));
        executable(bin.resolve("find-java.sh"));
        var links = Files.createDirectories(temp.resolve("links/deeper"));
        Files.createSymbolicLink(links.resolve("one"), Path.of("../../my apps/tallyglass/bin/tallyglass"));
        Files.createSymbolicLink(temp.resolve("links/two"), Path.of("deeper/one"));

        var run = run(
                Map.of("TALLYGLASS_JAVA_OPTS", "-Da=1 -Db=2", "HOME", "/a home"),
                links,
                List.of("../two", "report", "two words", "*"));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var home = app.toRealPath();
        assertThat(run.out().lines())
                .containsSubsequence(
                        "@" + home + "/bin/jvm.options",
                        "--module-path",
                        home + "/javafx",
                        "--class-path",
                        home + "/lib/*",
                        "-Da=1",
                        "-Db=2",
                        "-Duser.home=/a home",
                        "-Dtallyglass.launcher=" + home + "/bin/tallyglass",
                        "io.github.tallyglass.app.Main",
                        "report",
                        "two words",
                        "*",
                        "names in C.UTF-8");
    }

    @Test
    void theLinkThatWasCalledIsHowItIsStartedAgain() throws Exception {
        jdk(root.resolve("usr/lib/jvm/jdk-25"), "25", true);
        var bin = Files.createDirectories(temp.resolve("app-1.0/bin"));
        Files.copy(Path.of("packaging/launcher/tallyglass"), bin.resolve("tallyglass"));
        Files.copy(Path.of("packaging/find-java.sh"), bin.resolve("find-java.sh"));
        executable(bin.resolve("tallyglass"));
        executable(bin.resolve("find-java.sh"));
        var link = Files.createSymbolicLink(temp.resolve("tally glass"), bin.resolve("tallyglass"));

        assertThat(run(Map.of(), temp, List.of(link.toString())).out())
                .contains("-Dtallyglass.launcher=" + link + "\n");
    }

    /// The language is the user's; only what stands for "no locale" is replaced.
    @Test
    void namesAreReadAsUtf8WhereThereIsNoLocale() throws Exception {
        jdk(root.resolve("usr/lib/jvm/jdk-25"), "25", true);
        var bin = Files.createDirectories(temp.resolve("app/bin"));
        Files.copy(Path.of("packaging/launcher/tallyglass"), bin.resolve("tallyglass"));
        Files.copy(Path.of("packaging/find-java.sh"), bin.resolve("find-java.sh"));
        executable(bin.resolve("tallyglass"));
        executable(bin.resolve("find-java.sh"));
        var launcher = List.of(bin.resolve("tallyglass").toString());

        assertThat(run(Map.of("LC_ALL", "C"), temp, launcher).out()).endsWith("names in C.UTF-8\n");
        assertThat(run(Map.of("LANG", "POSIX"), temp, launcher).out()).endsWith("names in C.UTF-8\n");
        assertThat(run(Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "C"), temp, launcher)
                        .out())
                .endsWith("names in zh_CN.UTF-8\n");
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        var shellcheck = Path.of("/usr/bin/shellcheck");
        assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not installed");

        var run = run(
                Map.of(),
                Path.of("").toAbsolutePath(),
                List.of(
                        shellcheck.toString(),
                        "packaging/find-java.sh",
                        "packaging/launcher/tallyglass",
                        "icons/render.sh",
                        ".ci/run"));

        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    private Run find(Map<String, String> environment) throws Exception {
        return run(environment, temp, List.of("sh", findJava().toString()));
    }

    private static Path findJava() {
        return Path.of("packaging", "find-java.sh").toAbsolutePath();
    }

    private Run run(Map<String, String> environment, Path folder, List<String> command) throws Exception {
        var builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile());
        builder.redirectError(temp.resolve("err").toFile());
        var variables = builder.environment();
        variables.clear();
        variables.putAll(Map.of(
                "PATH",
                toolsWithoutJava().toString(),
                "HOME",
                root.toString(),
                "TALLYGLASS_JAVA_ROOT",
                root.toString()));
        variables.putAll(environment);
        var process = builder.start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), text, Files.readString(temp.resolve("err")));
        } finally {
            process.destroyForcibly();
        }
    }

    /// The few programs that the scripts use, and no `java`.
    private Path toolsWithoutJava() throws IOException {
        var tools = Files.createDirectories(temp.resolve("tools"));
        for (var tool : List.of("sh", "sed", "head", "readlink", "dirname")) {
            var file = tools.resolve(tool);
            if (Files.notExists(file)) {
                var real = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" + tool : "/bin/" + tool;
                executable(Files.writeString(file, "#!/bin/sh\nexec " + real + " \"$@\"\n"));
            }
        }
        return tools;
    }

    private static Path jdk(Path home, String version, boolean releaseFile) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        var java = Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit; fi
                for word in "$@"; do echo "$word"; done
                echo "names in ${LC_ALL:-${LC_CTYPE:-${LANG:-}}}"
                """.formatted(version));
        executable(java);
        executable(Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n"));
        if (releaseFile) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        return home;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
