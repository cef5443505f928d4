package io.github.tallyglass.ui.requests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Dialogs that answer at once.
public final class FakeDialogs implements Dialogs {

    public final List<String> suggested = new ArrayList<>();
    public final List<Path> opened = new ArrayList<>();
    public Optional<Path> answer = Optional.of(Path.of("usage.csv"));

    @Override
    public Optional<Path> chooseSaveFile(String suggestedName) {
        suggested.add(suggestedName);
        return answer;
    }

    @Override
    public void openFolder(Path file) {
        opened.add(file);
    }
}
