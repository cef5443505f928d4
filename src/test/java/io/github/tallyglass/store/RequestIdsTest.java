package io.github.tallyglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

    private static final String SIGNS = "0123456789ABCXYZabcxyz-_ ä.\"";

    @Test
    void aGatewaysIdTakesTwentyThreeBytesAtMost() {
        var packed = RequestIds.pack("202611182359594311523478268d9d6y4jn4ME7");
        assertThat((byte[]) packed).hasSizeLessThanOrEqualTo(23);
        assertThat(RequestIds.unpack(packed)).isEqualTo("202611182359594311523478268d9d6y4jn4ME7");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(RequestIds.pack("")).isNull();
        assertThat(RequestIds.unpack(null)).isEmpty();
    }

    @RepeatedTest(value = 20, name = "seed {currentRepetition}")
    void anyIdComesBackExactly(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        for (var i = 0; i < 2_000; i++) {
            var plain = random.nextInt(4) > 0;
            var id = new StringBuilder();
            var digits = random.nextInt(40);
            while (id.length() < digits) {
                id.append(random.nextInt(10));
            }
            var length = digits + random.nextInt(70);
            while (id.length() < length) {
                id.append(SIGNS.charAt(random.nextInt(plain ? 24 : SIGNS.length())));
            }
            assertThat(RequestIds.unpack(RequestIds.pack(id.toString()))).isEqualTo(id.toString());
        }
    }
}
