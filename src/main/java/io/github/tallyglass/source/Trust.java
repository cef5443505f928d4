package io.github.tallyglass.source;

import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/// Which certificates are believed, where not those that the Java runtime believes.
public record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}
