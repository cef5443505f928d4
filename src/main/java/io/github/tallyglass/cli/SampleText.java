package io.github.tallyglass.cli;

import io.github.tallyglass.export.JsonDocuments;
import io.github.tallyglass.sync.AccountService.Sample;
import io.github.tallyglass.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page of rows shows of a definition, for whoever has to repair it.
final class SampleText {

    private SampleText() {}

    static JsonDocuments.@Nullable DefinitionSample document(@Nullable Sample sample) {
        if (sample == null) {
            return null;
        }
        var newest = sample.newest();
        return new JsonDocuments.DefinitionSample(
                sample.rows(),
                newest == null ? null : Instant.ofEpochSecond(newest).toString(),
                sample.absent().stream()
                        .map(field -> new JsonDocuments.AbsentField(field.at(), field.path()))
                        .toList());
    }

    static List<String> lines(Sample sample, int pageSize, Texts texts) {
        var newest = sample.newest();
        if (newest == null) {
            return List.of(texts.get("definition.sample.none"));
        }
        var lines = new ArrayList<String>();
        lines.add(texts.get(
                "definition.sample.rows",
                sample.rows(),
                pageSize,
                Instant.ofEpochSecond(newest).toString()));
        sample.absent()
                .forEach(field ->
                        lines.add(texts.get("definition.sample.absent", field.path(), sample.rows(), field.at())));
        return lines;
    }
}
