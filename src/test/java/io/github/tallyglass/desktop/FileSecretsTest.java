package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretsTest {

    private static final Secret SECRET = new Secret("invented-token-0123456789");

    @TempDir
    Path temp;

    private Path file;

    private FileSecrets secrets;

    @BeforeEach
    void open() {
        file = temp.resolve("secrets.json");
        secrets = new FileSecrets(file);
    }

    @Test
    void keepsOneSecretForEachAccountInAFileOfItsOwnerAlone() throws IOException {
        var work = Samples.account(1, "work");
        var home = Samples.account(2, "home");
        secrets.save(work, SECRET);
        secrets.save(home, new Secret("sk-other"));

        assertThat(permissions()).isEqualTo("rw-------");
        assertThat(new FileSecrets(file).read(work)).isEqualTo(Result.ok(SECRET));
        secrets.forget(work);
        assertThat(secrets.read(work)).isEqualTo(Result.err(new Failure.SecretMissing("work", file.toString())));
        assertThat(secrets.read(home)).isEqualTo(Result.ok(new Secret("sk-other")));
        assertThat(file).content().doesNotContain(SECRET.value());
    }

    @Test
    void permissionsThatBecameWiderAreNarrowedBeforeReading() throws IOException {
        secrets.save(Samples.account(1, "work"), SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(secrets.read(Samples.account(1, "work"))).isEqualTo(Result.ok(SECRET));
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsToldWithoutItsTextAndNeverOverwritten() throws IOException {
        var text = "{\"1\":\"" + SECRET.value() + "\" oops";
        Files.writeString(file, text);

        for (var result : List.of(
                secrets.read(Samples.account(1, "work")),
                secrets.save(Samples.account(2, "home"), new Secret("another")),
                secrets.forget(Samples.account(1, "work")))) {
            assertThat(result).isInstanceOf(Result.Err.class);
            assertThat(result.toString()).contains("not valid JSON").doesNotContain(SECRET.value());
        }
        assertThat(file).hasContent(text);
        assertThat(secrets.trouble()).isPresent();
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
