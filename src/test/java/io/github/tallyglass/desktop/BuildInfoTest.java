package io.github.tallyglass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildInfoTest {

    @Test
    void theBuildFillsInTheVersion() {
        assertThat(BuildInfo.read().version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
