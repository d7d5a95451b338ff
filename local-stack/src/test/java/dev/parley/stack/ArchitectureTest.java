package dev.parley.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.stack");

    @Test
    void foldersDoNotNeedEachOtherInCircles() {
        slices().matching("dev.parley.stack.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theCanisterKnowsNothingOfTheStackItStandsIn() {
        noClasses()
                .that()
                .resideInAPackage("..canister..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..child..", "..data..", "..service..", "..start..", "..issuer..")
                .check(classes);
    }

    @Test
    void tokensAreSignedBySmallRyeJwtAndByNothingElse() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jose4j.jws..", "org.jose4j.jwt..", "com.nimbusds..", "com.auth0..")
                .check(classes);
    }
}
