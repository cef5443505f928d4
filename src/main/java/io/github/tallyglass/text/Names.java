package io.github.tallyglass.text;

/// How names of accounts, logins, keys, users and hosts are said: whole, or as others may see them.
public interface Names {

    /// Whole, as on the command line.
    Names WHOLE = new Names() {
        @Override
        public String name(String whole) {
            return whole;
        }

        @Override
        public String host(String whole) {
            return whole;
        }

        @Override
        public String sentence(String words) {
            return words;
        }
    };

    /// One name and nothing else.
    String name(String whole);

    /// The host of an address, with or without a port.
    String host(String whole);

    /// Words in which names, addresses or paths may stand: a failure, a note of a server.
    String sentence(String words);
}
