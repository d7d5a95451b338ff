package dev.parley.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The constants of the sources' enums, found by what a file calls them.
final class Enums {
    private final List<Path> roots;

    /// `roots`: the folders in which packages begin.
    Enums(List<Path> roots) {
        this.roots = roots;
    }

    /// Empty where there is no such enum. `type` is as this file names it: imported, of its package, or within it.
    Optional<List<String>> constants(CompilationUnitTree file, String type) {
        return candidates(file, type)
                .flatMap(name -> declared(name).stream())
                .findFirst()
                .map(Enums::names);
    }

    private static Stream<String> candidates(CompilationUnitTree file, String type) {
        var dot = type.indexOf('.');
        var first = dot < 0 ? type : type.substring(0, dot);
        var rest = dot < 0 ? "" : type.substring(dot);
        var home = file.getPackageName() + ".";
        return Stream.of(
                        file.getImports().stream()
                                .map(ImportTree::getQualifiedIdentifier)
                                .map(Tree::toString)
                                .filter(name -> name.endsWith("." + first))
                                .map(name -> name + rest),
                        file.getTypeDecls().stream()
                                .filter(ClassTree.class::isInstance)
                                .map(each -> home + ((ClassTree) each).getSimpleName() + "." + type),
                        Stream.of(home + type))
                .flatMap(each -> each);
    }

    /// Its file is called as the outermost type around it.
    private Optional<ClassTree> declared(String name) {
        var words = List.of(name.split("\\."));
        for (var length = words.size(); length > 0; length--) {
            var path = String.join("/", words.subList(0, length)) + ".java";
            for (var root : roots) {
                var file = root.resolve(path);
                if (Files.exists(file)) {
                    return within(Sources.parse(file).getTypeDecls(), words.subList(length - 1, words.size()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ClassTree> within(List<? extends Tree> members, List<String> names) {
        var found = members.stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getSimpleName().contentEquals(names.getFirst()))
                .findFirst();
        return names.size() == 1
                ? found.filter(type -> type.getKind() == Tree.Kind.ENUM)
                : found.flatMap(type -> within(type.getMembers(), names.subList(1, names.size())));
    }

    /// The compiler takes a constant for a field that is made of the enum itself, which nobody else may make.
    private static List<String> names(ClassTree type) {
        var constants = new ArrayList<String>();
        for (var member : type.getMembers()) {
            if (member instanceof VariableTree field
                    && field.getInitializer() instanceof NewClassTree made
                    && made.getIdentifier().toString().contentEquals(type.getSimpleName())) {
                constants.add(field.getName().toString());
            }
        }
        return constants;
    }
}
