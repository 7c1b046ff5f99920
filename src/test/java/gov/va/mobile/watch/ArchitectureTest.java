package gov.va.mobile.watch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house together: which room may know which, and what may stand where. */
class ArchitectureTest {
    private static final String HOUSE = "gov.va.mobile.watch";

    /** In the order in which one thing flows; a room imports only rooms before it. */
    private static final List<String> ROOMS = List.of(
            "platform",
            "access",
            "map",
            "check",
            "health",
            "poll",
            "incident",
            "window",
            "notification",
            "mobile",
            "dashboard",
            "exercise");

    private static final Set<String> DATES =
            Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");

    private static final JavaClasses CODE = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** Pure decisions: state, input and a time in, a decision out. */
    private static final DescribedPredicate<JavaClass> POLICIES = resideInAPackage(HOUSE + "..")
            .and(simpleNameEndingWith("Policy").or(simpleName("Estimate")).or(simpleName("BusinessHours")))
            .as("policies");

    static Stream<String> rooms() {
        return ROOMS.stream();
    }

    @Test
    void everyClassIsInARoomOrStartsTheService() {
        String[] known = Stream.concat(Stream.of(HOUSE), ROOMS.stream().map(ArchitectureTest::room))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(CODE);
        assertThat(CODE).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomImportsOnlyRoomsBeforeIt(String name) {
        String[] later = ROOMS.stream()
                .skip(ROOMS.indexOf(name) + 1L)
                .map(ArchitectureTest::room)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(room(name))
                .should()
                .dependOnClassesThat(resideInAnyPackage(later).or(resideInAPackage(HOUSE)))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void entitiesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .areAnnotatedWith("jakarta.persistence.Embeddable")
                .should(onlyBeKnownInTheirRoom())
                .allowEmptyShould(true)
                .check(CODE);
    }

    /** A JDK in FIPS mode has no MD5, which hides behind that name (docs/access.md). */
    @Test
    void nothingNeedsAnAlgorithmThatFipsForbids() {
        noClasses()
                .should()
                .callMethod(UUID.class, "nameUUIDFromBytes", byte[].class)
                .check(CODE);
    }

    @Test
    void policiesKnowNoContainerNoDatabaseAndNoClock() {
        noClasses()
                .that(POLICIES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "jakarta..",
                                "io.quarkus..",
                                "io.smallrye..",
                                "org.hibernate..",
                                "java.sql..",
                                "javax.sql..")
                        .or(simpleName("Clock").and(resideInAPackage("java.time"))))
                .allowEmptyShould(true)
                .check(CODE);
        noClasses()
                .that(POLICIES)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CODE);
        noFields()
                .should()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(CODE);
    }

    @Test
    void timeIsJavaTime() {
        classes().should(notUseDates()).check(CODE);
        noClasses()
                .that(not(simpleName("Clocks")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .because("the clock is injected, so that tests can move it")
                .check(CODE);
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE)
                .and()
                .doNotHaveFullyQualifiedName(HOUSE + ".access.Start")
                .should(ACCESS_STANDARD_STREAMS)
                .because("only the sign-in link is no log line")
                .check(CODE);
    }

    @Test
    void resourcesLeaveTheDatabaseToRepositories() {
        noClasses()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql.."))
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void loggersAreConstants() {
        fields().that()
                .haveRawType("org.jboss.logging.Logger")
                .should()
                .beStatic()
                .andShould()
                .beFinal()
                .check(CODE);
    }

    private static String room(String name) {
        return HOUSE + "." + name + "..";
    }

    private static ArchCondition<JavaClass> onlyBeKnownInTheirRoom() {
        return new ArchCondition<>("only be known in their room") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(dependency ->
                                !roomOf(dependency.getOriginClass()).equals(roomOf(entity)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(entity, dependency.getDescription())));
            }
        };
    }

    /** But for the JDK's certificates, which know nothing newer: what they answer is turned into an instant at once. */
    private static ArchCondition<JavaClass> notUseDates() {
        return new ArchCondition<>("not use java.util.Date and its kin") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                DATES.contains(dependency.getTargetClass().getFullName()))
                        .filter(dependency -> !dependency.getDescription().contains("java.util.Date.toInstant()"))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static String roomOf(JavaClass type) {
        return type.getPackageName().substring(HOUSE.length()).replaceFirst("^\\.([^.]*).*", "$1");
    }
}
