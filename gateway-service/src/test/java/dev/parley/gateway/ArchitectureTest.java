package dev.parley.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.gateway");

    @Test
    void noFoldersDependOnEachOtherInACircle() {
        slices().matching("dev.parley.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
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
