package io.github.tallyglass.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTest {

    @Test
    void wideCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(DisplayWidth.of("gpt")).isEqualTo(3);
        assertThat(DisplayWidth.of("模型")).isEqualTo(4);
        assertThat(DisplayWidth.of("（）：")).isEqualTo(6);
        assertThat(DisplayWidth.of("한글")).isEqualTo(4);
        assertThat(DisplayWidth.of("😀")).isEqualTo(2);
        assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
        assertThat(DisplayWidth.of("مرحبا")).isEqualTo(5);
        assertThat(DisplayWidth.of("1\u00a0234 – ¥")).isEqualTo(9);
    }

    @Test
    void aCutNeverExceedsTheWidth() {
        assertThat(DisplayWidth.cut("模型模型", 8)).isEqualTo("模型模型");
        assertThat(DisplayWidth.cut("模型模型", 7)).isEqualTo("模型模…");
        assertThat(DisplayWidth.cut("模型模型", 6)).isEqualTo("模型…");
        assertThat(DisplayWidth.cut("😀😀", 3)).isEqualTo("😀…");
    }

    @Test
    void oneLineHasNoControlCharacters() {
        assertThat(DisplayWidth.oneLine("a\r\nb\u001b[0m\u2066c\u2028")).isEqualTo("a··b·[0mc·");
    }
}
