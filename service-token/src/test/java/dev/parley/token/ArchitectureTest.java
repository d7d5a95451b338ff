package dev.parley.token;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.token");

    @Test
    void tokensAreReadAndSignedBySmallRyeJwtAndByNothingElse() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jose4j..", "com.nimbusds..", "com.auth0..")
                .check(OURS);
    }

    @Test
    void onlyHintsAreSignedByHand() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HmacKey")
                .and()
                .doNotHaveSimpleName("GrowingSignature")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Mac.class)
                .because("what is published on Redis is no token")
                .check(OURS);
    }
}
