package io.github.tallyglass.app;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a run of the program left behind.
record Ran(int exit, String out, String err) {

    JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /// `error.code` of a failed `--json` command.
    String errorCode() {
        return json().path("error").path("code").asString("");
    }

    /// Everything said, for messages of failed assertions and for searches.
    String all() {
        return "exit " + exit + "\n--- out\n" + out + "--- err\n" + err;
    }
}
