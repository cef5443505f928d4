package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path temp;

    @Test
    void homeHoldsEveryFolder() {
        var home = temp.resolve("a home");
        var folders = Folders.locate(home, name -> "/elsewhere");

        assertThat(List.of(
                        folders.data(),
                        folders.settingsFile(),
                        folders.secretsFile(),
                        folders.logFolder(),
                        folders.tempFolder(),
                        folders.demo().data(),
                        folders.demo().secretsFile()))
                .allSatisfy(path -> assertThat(path).startsWithRaw(home));
    }

    @Test
    void variableNamesTheHomeWhereTheOptionDoesNot() {
        var folders = Folders.locate(null, name -> name.equals("TALLYGLASS_HOME") ? temp.toString() : null);

        assertThat(folders).isEqualTo(Folders.below(temp));
    }

    @Test
    void withoutAHomeTheSystemsOwnFoldersAreUsed() {
        var folders = Folders.locate(null, name -> null);

        assertThat(List.of(folders.config(), folders.data(), folders.logs(), folders.temp()))
                .allSatisfy(path -> {
                    assertThat(path).isAbsolute();
                    assertThat(path.toString().toLowerCase(java.util.Locale.ROOT))
                            .contains("tallyglass");
                });
        assertThat(folders.demo().config()).startsWithRaw(folders.data());
    }

    @Test
    void demoIsAHomeOfItsOwn() {
        var folders = Folders.below(temp);

        assertThat(folders.demo()).isEqualTo(Folders.below(temp.resolve("demo")));
    }

    @Test
    void createdFoldersAreForTheirOwnerAlone() throws IOException {
        var folders = Folders.below(temp.resolve("home"));

        assertThat(folders.create()).isEqualTo(Result.ok(folders));
        for (var folder : List.of(folders.config(), folders.data(), folders.logs(), folders.temp())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFileWhereTheHomeShouldBeIsToldAndLeftAlone() throws IOException {
        var file = Files.writeString(temp.resolve("home"), "mine");

        assertThat(Folders.below(file).create())
                .isInstanceOfSatisfying(
                        Result.Err.class, err -> assertThat(err.failure()).isInstanceOf(Failure.FileFault.class));
        assertThat(file).hasContent("mine");
    }
}
