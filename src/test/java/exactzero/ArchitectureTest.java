package exactzero;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the house: who may know whom, which library lives where, and which words stay out. */
@AnalyzeClasses(packages = "exactzero", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** A package may import only those before it. */
    private static final List<String> ORDER = List.of("data", "inspect", "kernel", "design", "solve", "path", "certify",
            "select", "explain", "compare", "report", "smile", "spark", "cli");

    /** Each library, and the one package that may import it. */
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("org.apache.commons.csv", "data"),
            Map.entry("ch.randelshofer", "data"),
            Map.entry("jdk.incubator.vector", "kernel"),
            Map.entry("org.jfree", "report"),
            Map.entry("org.apache.batik", "report"),
            Map.entry("org.apache.pdfbox", "report"),
            Map.entry("de.rototor", "report"),
            Map.entry("io.pebbletemplates", "report"),
            Map.entry("tools.jackson", "report"),
            Map.entry("com.fasterxml.jackson", "report"),
            Map.entry("smile", "smile"),
            Map.entry("org.apache.spark", "spark"),
            Map.entry("picocli", "cli"),
            Map.entry("me.tongfei", "cli"));

    /** What solves must not know how the columns are stored. */
    private static final List<String> STORAGE_BLIND = List.of("solve", "path", "select", "certify");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("exactzero.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should()
            .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)(\\$.*)?");

    @ArchTest
    static final ArchRule accessorsAreNouns = methods().that().arePublic().and().haveNameMatching("get[A-Z].*")
            .should(overrideALibrarysMethod());

    @ArchTest
    static final ArchRule nothingIsSerializedByJava = noClasses().should().dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(Input|Output)(Stream|Filter)?|java\\.beans\\.XML(De|En)coder");

    @ArchTest
    static final ArchRule theLauncherStandsAlone = noClasses().that().resideInAPackage("exactzero.launch..")
            .should().dependOnClassesThat().resideOutsideOfPackages("exactzero.launch..", "java..", "org.jspecify..");

    @ArchTest
    static void packagesImportOnlyThoseBeforeThem(JavaClasses all) {
        classes().should().resideInAnyPackage(Stream.concat(ORDER.stream(), Stream.of("launch"))
                .map(ArchitectureTest::within).toArray(String[]::new)).check(all);
        for (int i = 0; i < ORDER.size(); i++) {
            String[] later = Stream.concat(ORDER.stream().skip(i + 1), Stream.of("launch"))
                    .map(ArchitectureTest::within).toArray(String[]::new);
            noClasses().that().resideInAPackage(within(ORDER.get(i)))
                    .should().dependOnClassesThat().resideInAnyPackage(later).check(all);
        }
    }

    @ArchTest
    static void eachLibraryIsImportedFromOnePackage(JavaClasses all) {
        LIBRARIES.forEach((library, home) -> noClasses().that().resideOutsideOfPackage(within(home))
                .should().dependOnClassesThat().resideInAPackage(library + "..").check(all));
    }

    @Test
    void solversDoNotKnowHowColumnsAreStored() throws IOException {
        for (String name : STORAGE_BLIND) {
            assertThat(sourcesWith("(?i)sparse", Path.of("src/main/java/exactzero", name))).isEmpty();
        }
    }

    @Test
    void nothingIsLeftToDoInSources() throws IOException {
        assertThat(sourcesWith("\\b(TO" + "DO|FIX" + "ME)\\b", Path.of("src"))).isEmpty();
    }

    private static String within(String name) {
        return "exactzero." + name + "..";
    }

    private static List<Path> sourcesWith(String words, Path folder) throws IOException {
        Pattern pattern = Pattern.compile(words);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaMethod> overrideALibrarysMethod() {
        return new ArchCondition<>("have a noun for a name, unless a library named them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = Stream.concat(method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                        .filter(type -> !type.getPackageName().startsWith("exactzero"))
                        .anyMatch(type -> declares(type, method));
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " is named get..."));
            }
        };
    }

    private static boolean declares(JavaClass type, JavaMethod method) {
        return type.getMethods().stream().anyMatch(other -> other.getName().equals(method.getName())
                && other.getRawParameterTypes().size() == method.getRawParameterTypes().size());
    }
}
