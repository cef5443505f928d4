package io.github.tallyglass.source.cliproxy.server;

/// The versions that differ for a collector (contract of CLIProxyAPI and quotas §1.8).
public enum CpaVersion {
    CURRENT("7.2.140"),
    /// Any name pops; no control messages; channel names are echoed in lower case.
    V7_1_16("7.1.16"),
    /// RESP is refused with one line, whatever is sent.
    V7_1_17("7.1.17"),
    /// Neither RESP nor a queue over HTTP; the old statistics instead.
    TOO_OLD("6.9.30");

    public final String number;

    CpaVersion(String number) {
        this.number = number;
    }

    boolean speaksResp() {
        return this != TOO_OLD;
    }

    boolean anyNamePops() {
        return this == V7_1_16;
    }

    boolean controlMessages() {
        return this == CURRENT;
    }

    /// Whether an unknown route has the version in its headers and no body.
    boolean marksUnknownRoutes() {
        return this == CURRENT;
    }
}
