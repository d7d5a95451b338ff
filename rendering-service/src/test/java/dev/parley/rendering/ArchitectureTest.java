package dev.parley.rendering;

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
            .importPackages("dev.parley.rendering");

    @Test
    void foldersDependOnEachOtherInOneDirection() {
        slices().matching("dev.parley.rendering.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyAFormatsFolderKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..rendering.pdf..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "java.awt..")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage("..rendering.word..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.xmlbeans..", "org.openxmlformats..")
                .check(OURS);
    }

    @Test
    void nothingReachesForTheNetworkOrTheDisk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "io.vertx..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
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
