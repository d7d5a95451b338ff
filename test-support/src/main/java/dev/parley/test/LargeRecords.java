package dev.parley.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/// Records of more than ten components: nobody sees that the eleventh stands in the twelfth's place. They are made by
/// themselves alone, and by the builder within them, where each is called by its name.
public final class LargeRecords {
    private static final int COMPONENTS = 10;

    private LargeRecords() {}

    /// Who of ours, as far as a module sees them, makes one by position all the same.
    public static List<String> madeByPosition() {
        var ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.parley");
        return ours.stream()
                .flatMap(type -> Stream.<JavaCodeUnitAccess<?>>concat(
                        type.getConstructorCallsFromSelf().stream(), type.getConstructorReferencesFromSelf().stream()))
                .filter(made -> made.getTargetOwner().isRecord()
                        && made.getTarget().getRawParameterTypes().size() > COMPONENTS
                        && !isWithin(made.getTargetOwner(), made.getOriginOwner()))
                .map(JavaCodeUnitAccess::getDescription)
                .sorted()
                .toList();
    }

    private static boolean isWithin(JavaClass type, JavaClass other) {
        return other.equals(type) || other.getName().startsWith(type.getName() + "$");
    }
}
