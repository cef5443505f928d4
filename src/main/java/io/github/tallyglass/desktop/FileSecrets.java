package io.github.tallyglass.desktop;

import io.github.tallyglass.domain.Account;
import io.github.tallyglass.domain.Failure;
import io.github.tallyglass.domain.Result;
import io.github.tallyglass.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Secrets in a JSON file with permissions 0600, for systems without a keyring. Only to be used after the
/// user has agreed: whoever can read the user's files can read it. Permissions that became wider are
/// narrowed again before the file is read; where that fails it is not used.
public final class FileSecrets implements Secrets {

    private static final Logger LOG = LoggerFactory.getLogger(FileSecrets.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public FileSecrets(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Result<Secret> read(Account account) {
        return load().flatMap(root -> {
            var secret = root.path(key(account));
            return secret.isString()
                    ? Result.ok(new Secret(secret.stringValue()))
                    : Result.err(new Failure.SecretMissing(account.name(), file.toString()));
        });
    }

    @Override
    public synchronized Result<Account> save(Account account, Secret secret) {
        return load().flatMap(root -> {
            root.put(key(account), secret.value());
            return store(root, account);
        });
    }

    @Override
    public synchronized Result<Account> forget(Account account) {
        if (Files.notExists(file)) {
            return Result.ok(account);
        }
        return load().flatMap(root -> root.remove(key(account)) == null ? Result.ok(account) : store(root, account));
    }

    @Override
    public synchronized Optional<Failure> trouble() {
        return load() instanceof Result.Err<ObjectNode>(Failure failure) ? Optional.of(failure) : Optional.empty();
    }

    private Result<ObjectNode> load() {
        if (Files.notExists(file)) {
            return Result.ok(JSON.createObjectNode());
        }
        try {
            if (OwnerFile.isOpenToOthers(file)) {
                LOG.warn("{} could be read by others; narrowing its permissions to 0600", file);
                OwnerFile.closeToOthers(file);
            }
            return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)) instanceof ObjectNode root
                    ? Result.ok(root)
                    : Result.err(new Failure.FileFault(file.toString(), "no JSON object"));
        } catch (JacksonException e) {
            // Jackson's message would quote the text, and with it a secret.
            return Result.err(new Failure.FileFault(file.toString(), "not valid JSON"));
        } catch (IOException e) {
            return Result.err(new Failure.FileFault(file.toString(), e.toString()));
        }
    }

    private Result<Account> store(ObjectNode root, Account account) {
        try {
            OwnerFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            return Result.ok(account);
        } catch (IOException e) {
            return Result.err(new Failure.FileFault(file.toString(), e.toString()));
        }
    }

    private static String key(Account account) {
        return Long.toString(account.id());
    }
}
