package dev.parley.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.test.LargeRecords;
import io.quarkus.websockets.next.WebSocket;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.gateway");
    private static final Predicate<JavaClass> FRONT_DOOR =
            resideInAnyPackage("dev.parley.gateway.connection..", "dev.parley.gateway.dispatch..");

    @Test
    void noFoldersDependOnEachOtherInACircle() {
        slices().matching("dev.parley.gateway.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noClassesOfTheFrontDoorUseEachOtherInACircle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return FRONT_DOOR.test(type)
                                ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "classes of the front door";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void noClassNeedsMoreThanEightOthers() {
        var crowded = CLASSES.stream()
                .filter(type -> !type.isRecord() && !type.isEnum())
                .flatMap(type -> type.getConstructors().stream())
                .filter(constructor -> constructor.getRawParameterTypes().size() > 8)
                .map(JavaConstructor::getFullName)
                .toList();

        assertEquals(List.of(), crowded);
    }

    @Test
    void nobodyMakesALargeRecordByPosition() {
        assertEquals(List.of(), LargeRecords.madeByPosition());
    }

    @Test
    void noMoreThanFourClassesUseEachOtherInACircle() {
        assertEquals(List.of(), Knots.largerThan(4, CLASSES));
    }

    @Test
    void theProtocolKnowsOnlyTheContractsWords() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.gateway.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.gateway.connection..",
                        "dev.parley.gateway.fanout..",
                        "dev.parley.gateway.messaging..",
                        "dev.parley.gateway.session..",
                        "dev.parley.gateway.ai..",
                        "io.vertx..",
                        "io.netty..",
                        "io.quarkus..")
                .check(CLASSES);
    }

    @Test
    void whatIsBelowASocketIsKnownToTheTransportAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.parley.gateway.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "io.vertx.core.impl..", "io.vertx.core..impl..")
                .check(CLASSES);
    }

    @Test
    void noSocketComesInPastWebSocketsNext() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.core\\.http\\.(ServerWebSocket|ServerWebSocketHandshake)")
                .orShould()
                .callMethodWhere(target(name("toWebSocket")).or(target(name("webSocketHandler"))))
                .check(CLASSES);
    }

    @Test
    void eachDialectsPathIsAnEndpointOfWebSocketsNext() {
        var dialects = CLASSES.stream()
                .filter(type -> type.isAssignableTo(Dialect.class)
                        && type.tryGetField("PATH").isPresent())
                .map(type -> constant(type.reflect(), "PATH"))
                .collect(Collectors.toSet());

        var endpoints = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(WebSocket.class))
                .map(type -> type.getAnnotationOfType(WebSocket.class).path())
                .collect(Collectors.toSet());

        assertFalse(dialects.isEmpty());
        assertEquals(dialects, endpoints);
    }

    private static String constant(Class<?> type, String name) {
        try {
            return (String) type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thereIsNoSqlInTheGateway() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..")
                .check(CLASSES);
    }

    @Test
    void tokensAreReadBySmallRyeJwtAndByNothingElse() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.auth\\.(PublicKeys|UnusualClaims)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jose4j..", "com.nimbusds..", "com.auth0..")
                .because("a key set is read, and the claims of some backends are let through, in one place each")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("AnonymousSession")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mac.class)
                .because("a guest's id is no token")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleName("TokenCheck")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.smallrye.jwt.auth.principal")
                .check(CLASSES);
    }
}
