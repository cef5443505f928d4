package io.github.tallyglass.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {

    private final Doorkeeper door = new Doorkeeper(8320);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8320", "localhost:8320", "LOCALHOST:8320", "[::1]:8320"})
    void letsInWhatWasMeantForThisMachine(String host) {
        assertThat(door.refuses(headers(Map.of("Host", host)))).isNull();
        assertThat(door.refuses(headers(Map.of("Host", host, "Origin", "http://127.0.0.1:8320"))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8320",
                "127.0.0.1.evil.example:8320",
                "127.0.0.1",
                "127.0.0.1:8321",
                "localhost.:8320",
                "127.0.0.1:8320, evil.example",
                "",
                "0.0.0.0:8320",
                "127.1:8320",
            })
    void turnsAwayOtherNames(String host) {
        assertThat(door.refuses(headers(Map.of("Host", host)))).isEqualTo("host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:8320",
                "http://127.0.0.1:8321",
                "http://127.0.0.1:8320.evil.example",
                "file://",
                "not an origin",
            })
    void turnsAwayOtherOrigins(String origin) {
        assertThat(door.refuses(headers(Map.of("Host", "127.0.0.1:8320", "Origin", origin))))
                .isEqualTo("origin");
    }

    @org.junit.jupiter.api.Test
    void turnsAwayWhoSaysNothingOrTwoThings() {
        assertThat(door.refuses(new Headers())).isEqualTo("host");
        var two = new Headers();
        two.put("Host", List.of("127.0.0.1:8320", "evil.example"));
        assertThat(door.refuses(two)).isEqualTo("host");
        assertThat(door.refuses(headers(Map.of("Host", "127.0.0.1:8320", "Sec-Fetch-Site", "cross-site"))))
                .isEqualTo("origin");
    }

    private static Headers headers(Map<String, String> values) {
        var headers = new Headers();
        values.forEach(headers::add);
        return headers;
    }
}
