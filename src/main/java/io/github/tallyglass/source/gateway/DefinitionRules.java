package io.github.tallyglass.source.gateway;

import io.github.tallyglass.domain.DefinitionProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What must hold between the settings of a definition, once each is fine by itself.
final class DefinitionRules {

    private DefinitionRules() {}

    static List<DefinitionProblem> problemsOf(Definition definition) {
        var problems = new ArrayList<DefinitionProblem>();
        headers(definition, problems);
        parameters(definition, problems, "/logs", List.of("/pages/parameter", "/pages/size_parameter"), true);
        if (definition.has("/keys")) {
            var pages = List.of("/keys/pages/parameter", "/keys/pages/size_parameter");
            parameters(definition, problems, "/keys", pages, false);
        }
        for (var read : List.of("/stat", "/hourly")) {
            if (definition.has(read)) {
                parameters(definition, problems, read, List.of(), true);
            }
        }
        unit(definition, problems);
        return problems;
    }

    private static void headers(Definition definition, List<DefinitionProblem> problems) {
        var names = new LinkedHashMap<String, String>();
        names.put(definition.text("/token/header").toLowerCase(Locale.ROOT), "/token/header");
        var ids = definition.texts("/user_id_headers");
        for (var index = 0; index < ids.size(); index++) {
            clash(problems, names, ids.get(index).toLowerCase(Locale.ROOT), "/user_id_headers/" + index);
        }
    }

    /// Two parameters of one name would ask for something that nobody meant.
    private static void parameters(
            Definition definition, List<DefinitionProblem> problems, String read, List<String> pages, boolean bounded) {
        var names = new LinkedHashMap<String, String>();
        var places = new ArrayList<String>();
        if (bounded) {
            places.addAll(List.of("/time/from", "/time/to"));
        }
        places.addAll(pages);
        places.stream().filter(definition::has).forEach(at -> clash(problems, names, definition.text(at), at));
        definition.pairs(read + "/query").keySet().forEach(name -> clash(problems, names, name, read + "/query"));
    }

    private static void clash(List<DefinitionProblem> problems, Map<String, String> names, String name, String at) {
        var first = names.putIfAbsent(name, at);
        if (first != null && problems.stream().noneMatch(problem -> problem.at().equals(at))) {
            problems.add(new DefinitionProblem(at, "\"" + name + "\"", "twice", first));
        }
    }

    /// An amount in the currency becomes units by a number that must not change under it.
    private static void unit(Definition definition, List<DefinitionProblem> problems) {
        if (definition.has("/unit/units_per_currency")) {
            return;
        }
        DefinitionSchema.settings().values().stream()
                .filter(setting -> setting.kind() == DefinitionKind.AMOUNT_FIELD)
                .filter(setting -> {
                    var field = definition.field(setting.at());
                    return field != null && field.unit().equals("currency");
                })
                .findFirst()
                .ifPresent(setting -> problems.add(
                        new DefinitionProblem("/unit/units_per_currency", "", "units-needed", setting.at())));
    }
}
