package io.github.tallyglass.source.cliproxy.server;

import io.github.tallyglass.source.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// A self-signed certificate of 127.0.0.1 and localhost, made when it is first needed.
public final class CpaTls {

    private static final String PASSWORD = "loopback";
    private static @Nullable CpaTls shared;

    private final SSLContext server;
    private final Trust trust;

    private CpaTls() throws IOException, GeneralSecurityException {
        var store = made();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("server", store.getCertificate("server"));
        managers.init(believed);
        var client = SSLContext.getInstance("TLS");
        client.init(null, managers.getTrustManagers(), null);
        trust = new Trust(client.getSocketFactory(), (X509TrustManager) managers.getTrustManagers()[0]);
    }

    public static synchronized CpaTls shared() {
        try {
            return shared == null ? shared = new CpaTls() : shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Believes this certificate alone.
    public Trust trust() {
        return trust;
    }

    /// Names of application protocols end where the server knows none of them; `http/1.1` goes before
    /// `h2`, which this server cannot speak.
    SSLSocket accept(java.net.Socket socket, java.io.InputStream consumed) throws IOException {
        var tls = (SSLSocket) server.getSocketFactory().createSocket(socket, consumed, true);
        tls.setUseClientMode(false);
        tls.setHandshakeApplicationProtocolSelector((s, names) -> choice(names));
        tls.startHandshake();
        return tls;
    }

    private static @Nullable String choice(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return names.contains("http/1.1") ? "http/1.1" : names.contains("h2") ? "h2" : null;
    }

    private static KeyStore made() throws IOException, GeneralSecurityException {
        var file = Files.createTempDirectory("cpa-tls").resolve("server.p12");
        try {
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=ip:127.0.0.1,dns:localhost",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            var said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!Files.exists(file)) {
                throw new IOException("keytool: " + said);
            }
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
    }
}
