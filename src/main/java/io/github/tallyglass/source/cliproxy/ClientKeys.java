package io.github.tallyglass.source.cliproxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// Turns the keys that clients send to a proxy, which records hold in plain text, into what may be stored.
public final class ClientKeys {

    private static final int HASH_DIGITS = 12;

    /// More than any server has; a server that is attacked with invented keys must not fill the memory.
    private static final int MOST_REMEMBERED = 10_000;

    private final Labels labels;
    private final ConcurrentHashMap<String, String> hashes = new ConcurrentHashMap<>();

    ClientKeys(Labels labels) {
        this.labels = labels;
    }

    /// First 12 hex digits of the SHA-256; `""` for no key. By it the keys of records and those of the
    /// management API find each other.
    public static String hash(String key) {
        if (key.isEmpty()) {
            return "";
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// As [#hash(String)], from memory where the key was seen before.
    String remembered(String key) {
        if (hashes.size() > MOST_REMEMBERED) {
            hashes.clear();
        }
        return hashes.computeIfAbsent(key, ClientKeys::hash);
    }

    /// The key's name, else its mask.
    ///
    /// @param key `""` where only its hash is known
    String name(String key, String hash) {
        if (hash.isEmpty()) {
            return "";
        }
        var label = labels.key(hash);
        return label.isEmpty() ? masked(key, hash) : label;
    }

    /// Masks of short keys would all be alike.
    static String masked(String key, String hash) {
        var mask = KeyMask.of(key);
        return mask.length() > 1 ? mask : "…" + hash.substring(0, Math.min(4, hash.length()));
    }
}
