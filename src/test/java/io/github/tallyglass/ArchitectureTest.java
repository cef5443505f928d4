package io.github.tallyglass;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The rules of ARCHITECTURE.md, each with its reason. A rule that stands in the way is changed there and
/// here, with a decision in `docs/decisions`; there are no exceptions in the code.
@AnalyzeClasses(packages = "io.github.tallyglass", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.tallyglass";

    /// Which package may know which others of ours. `app` may know all, so it is not here.
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("domain", List.of()),
            Map.entry("text", List.of("domain")),
            Map.entry("demo", List.of("domain")),
            Map.entry("source", List.of("domain")),
            Map.entry("store", List.of("domain")),
            Map.entry("sync", List.of("domain", "source", "store")),
            Map.entry("query", List.of("domain", "store")),
            Map.entry("export", List.of("domain", "query", "text")),
            Map.entry("serve", List.of("domain", "query", "sync", "export", "text")),
            Map.entry("desktop", List.of("domain")),
            Map.entry("alert", List.of("domain", "store", "query", "desktop", "text")),
            Map.entry("ui", List.of("domain", "query", "sync", "export", "desktop", "alert", "text")),
            Map.entry("cli", List.of("domain", "query", "sync", "export", "serve", "alert", "text")));

    @ArchTest
    static final ArchRule domainKnowsTheJdkAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".domain..", "java..", "org.jspecify..")
            .because("what the program talks about must outlive every library that it is stored, sent or shown with");

    @ArchTest
    static void dataFlowsInOneDirection(JavaClasses all) {
        MAY_KNOW.forEach((from, known) -> {
            var allowed = Stream.concat(Stream.of(from), known.stream())
                    .map(ArchitectureTest::below)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(below(from))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                    .because("data moves from source to view and only commands go back; " + from + " may know " + known)
                    .check(all);
        });
    }

    @ArchTest
    static void everyPackageHasItsPlaceInThePicture(JavaClasses all) {
        assertThat(all.stream()
                        .map(type ->
                                type.getPackageName().substring(ROOT.length()).split("\\.", 3))
                        .map(parts -> parts.length > 1 ? parts[1] : "")
                        .distinct())
                .as("a new package needs a reason in docs/decisions and a line in this test")
                .allMatch(name -> name.equals("app") || MAY_KNOW.containsKey(name));
    }

    @ArchTest
    static final ArchRule javaFxOnlyInTheWindow = only(
            "the command line and the service run where there is no display",
            List.of("ui", "app"),
            "javafx..",
            "com.sun.javafx..",
            "org.controlsfx..",
            "org.kordamp..",
            "atlantafx..");

    @ArchTest
    static final ArchRule oneGateToTheFxThread = noClasses()
            .that()
            .resideOutsideOfPackage(below("app"))
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".ui.Fx")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.application.Platform")
            .because("where threads change must be visible in one place, ui.Fx");

    @ArchTest
    static final ArchRule modelsSeeNoControls = noClasses()
            .that()
            .resideInAPackage(below("ui"))
            .and()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
            .because("a model is tested without a toolkit and knows nothing of how it looks");

    @ArchTest
    static final ArchRule databaseOnlyInStoreAndQuery = only(
            "SQL lives where the schema is known",
            List.of("store", "query"),
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "org.sqlite..",
            "com.zaxxer..");

    @ArchTest
    static final ArchRule httpClientOnlyInSource = only(
            "pacing, budgets and the rule that credentials do not follow redirects hold only if there is one way out",
            List.of("source"),
            "okhttp3..",
            "okio..",
            "java.net.http..");

    @ArchTest
    static final ArchRule jsonOnlyAtTheEdges = only(
            "JSON is a form of the edge: replies, exports, the files of settings and secrets",
            List.of("source", "export", "serve", "desktop"),
            "tools.jackson..",
            "com.fasterxml..");

    @ArchTest
    static final ArchRule oneJackson = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
            .because("two versions of one library would disagree about defaults");

    @ArchTest
    static final ArchRule systemOnlyInDesktop = only(
            "what differs between systems is behind the interfaces of desktop",
            List.of("desktop"),
            "java.awt..",
            "javax.swing..",
            "org.freedesktop..",
            "com.sun.jna..",
            "com.github.javakeyring..",
            "net.harawata..");

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages that know each other are one package");

    @ArchTest
    static final ArchRule standardStreamsBelongToTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages(below("cli"), below("app"))
            .should(ACCESS_STANDARD_STREAMS)
            .because("stdout carries results only, and the log masks secrets");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should(BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION)
            .allowEmptyShould(true)
            .because("what an object needs stands in its constructor");

    @ArchTest
    static final ArchRule namesSayWhat = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such a name says nothing about what the class is");

    private static ArchRule only(String because, List<String> homes, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        homes.stream().map(ArchitectureTest::below).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(because);
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }
}
