package org.roundup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of the house: a package knows only the floors below its own, and nothing goes round in circles. */
class ArchitectureTest {
    private static final String ROOT = "org.roundup.";

    /** The lowest first. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("hyperdb"),
            Set.of("security"),
            Set.of("store"),
            Set.of("tracker"),
            Set.of("mail", "transfer", "webhook"),
            Set.of("web"),
            Set.of("rest", "xmlrpc"),
            Set.of("ops"),
            Set.of("cli"));

    /** Starts the program and so knows nothing of it, nor it of this. */
    private static final String LAUNCHER = "launcher";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.roundup");
    }

    @Test
    void aPackageKnowsOnlyTheFloorsBelow() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] forbidden = FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(Set::stream)
                        .filter(other -> !other.equals(name))
                        .map(ArchitectureTest::within)
                        .toArray(String[]::new);
                noClasses()
                        .that()
                        .resideInAPackage(within(name))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @Test
    void theLauncherStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(within(LAUNCHER))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(within(LAUNCHER), "java..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(within(LAUNCHER))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(LAUNCHER))
                .check(classes);
    }

    @Test
    void packagesDoNotGoRoundInCircles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageLiesOnAFloor() {
        Set<String> strangers = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        FLOORS.forEach(known::addAll);
        known.add(LAUNCHER);
        for (JavaClass each : classes) {
            String below = each.getPackageName()
                    .substring(Math.min(ROOT.length(), each.getPackageName().length()));
            String top = Stream.of(below.split("\\.")).findFirst().orElse("");
            if (!known.contains(top)) {
                strangers.add(each.getName());
            }
        }
        assertEquals(Set.of(), strangers);
    }

    private static String within(String name) {
        return ROOT + name + "..";
    }
}
