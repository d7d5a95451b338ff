package dev.parley.session;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.test.LargeRecords;
import dev.parley.test.TokenRules;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/contract/"))
            .importPackages("dev.parley.session");

    @Test
    void foldersDependOnEachOtherInOneDirection() {
        slices().matching("dev.parley.session.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void foldersOfTheContractDependOnEachOtherInOneDirection() {
        var contract = new ClassFileImporter().importPackages("dev.parley.session.contract");

        slices().matching("dev.parley.session.contract.(*)..")
                .should()
                .beFreeOfCycles()
                .check(contract);
    }

    @Test
    void entitiesStayInTheirFolder() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void resourcesAreKnownToNobody() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void sqlIsWrittenInFewPlaces() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .haveSimpleNameNotEndingWith("Statement")
                .and()
                .doNotHaveSimpleName("AppendParameters")
                .and()
                .doNotHaveSimpleName("AppendTransaction")
                .and()
                .doNotHaveSimpleName("MovedConversations")
                .and()
                .resideOutsideOfPackages("..identity..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Connection.class, Session.class, EntityManager.class)
                .check(OURS);
    }

    @Test
    void nothingIsNamedAfterItsTechnique() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .check(OURS);
    }

    @Test
    void nobodyMakesALargeRecordByPosition() {
        assertEquals(List.of(), LargeRecords.madeByPosition());
    }

    @Test
    void tokensAreReadBySmallRyeJwtAndByNothingElse() {
        TokenRules.READ_BY_THE_EXTENSION_ALONE.check(OURS);
    }
}
