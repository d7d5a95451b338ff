package dev.parley.ai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.test.LargeRecords;
import dev.parley.test.TokenRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.ai");

    @Test
    void foldersDependOnEachOtherInOneDirection() {
        slices().matching("dev.parley.ai.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyTheProvidersFoldersKnowTheirWire() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ai.canister..", "..ai.openai..", "..ai.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.http..", "..ai.contract.canister..")
                .because("a provider is one small interface to everybody else")
                .check(OURS.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "our own", each -> !each.getSimpleName().equals("NativeReflection"))));
        noClasses()
                .that()
                .resideOutsideOfPackages("..ai.canister..", "..ai.openai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ai.canister..", "..ai.openai..")
                .check(OURS.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "not the contract", each -> !each.getPackageName().contains(".contract."))));
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
