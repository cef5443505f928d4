package io.github.tallyglass.source.cliproxy;

/// Names that a server's management API knows for what records only number or spell out. Asked for every
/// record, from the thread that reads them: an implementation answers from memory.
public interface Labels {

    /// Knows no name.
    Labels NONE = new Labels() {
        @Override
        public String key(String hash) {
            return "";
        }

        @Override
        public String login(String authIndex) {
            return "";
        }
    };

    /// What the user calls a client's key.
    ///
    /// @param hash first 12 hex digits of the key's SHA-256, see [ClientKeys#hash(String)]
    /// @return `""` where it has no name
    String key(String hash);

    /// What a credential is called ([io.github.tallyglass.domain.Login#label()]).
    ///
    /// @param authIndex as records name it
    /// @return `""` where it is not known
    String login(String authIndex);
}
