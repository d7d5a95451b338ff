package dev.parley.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// Reads the interfaces marked `@ConfigMapping` out of a module's sources, by the compiler's own parser.
final class ConfigReader {
    /// A prefix of settings, and what it is about.
    record Group(String prefix, String meaning, List<Setting> settings) {}

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+):(.*)}");

    private ConfigReader() {}

    /// By prefix.
    static Map<String, Group> groups(Path sources) {
        var groups = new TreeMap<String, Group>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var tree = Files.walk(sources)) {
            var configs = tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(ConfigReader::hasMapping)
                    .toList();
            if (configs.isEmpty()) {
                return groups;
            }
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(configs));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new Mappings(unit, docs, groups).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return groups;
    }

    private static boolean hasMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Mappings extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees docs;
        private final Map<String, Group> groups;

        Mappings(CompilationUnitTree unit, DocTrees docs, Map<String, Group> groups) {
            this.unit = unit;
            this.docs = docs;
            this.groups = groups;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            argument(type.getModifiers(), "ConfigMapping").ifPresent(prefix -> {
                var settings = new ArrayList<Setting>();
                collect(type, prefix, settings);
                groups.put(prefix, new Group(prefix, doc(type), settings));
            });
            return super.visitClass(type, nothing);
        }

        private void collect(ClassTree type, String prefix, List<Setting> settings) {
            var nested = new HashMap<String, ClassTree>();
            for (var member : type.getMembers()) {
                if (member instanceof ClassTree inner) {
                    nested.put(inner.getSimpleName().toString(), inner);
                }
            }
            for (var member : type.getMembers()) {
                if (member instanceof MethodTree method) {
                    var name = prefix + "." + kebab(method.getName().toString());
                    var inner = nested.get(method.getReturnType().toString());
                    if (inner != null && inner.getKind() == Tree.Kind.INTERFACE) {
                        collect(inner, name, settings);
                    } else {
                        settings.add(setting(name, method));
                    }
                }
            }
        }

        private Setting setting(String name, MethodTree method) {
            var fallback = argument(method.getModifiers(), "WithDefault").orElse("");
            var variable = VARIABLE.matcher(fallback);
            var named = variable.matches();
            var meaning = doc(method);
            return new Setting(
                    name,
                    named ? variable.group(1) : Setting.variable(name),
                    named ? variable.group(2) : fallback,
                    Unit.of(type(method.getReturnType()), meaning),
                    meaning);
        }

        /// Without `Optional`, which says only that it may be left out.
        private static String type(Tree type) {
            return type instanceof ParameterizedTypeTree generic
                            && generic.getType().toString().equals("Optional")
                    ? type(generic.getTypeArguments().getFirst())
                    : type.toString();
        }

        private String doc(Tree tree) {
            var comment = docs.getDocComment(new TreePath(new TreePath(unit), tree));
            return comment == null
                    ? ""
                    : comment.strip().replaceAll("\\s+", " ").replaceAll("\\[#?([A-Za-z][\\w#.]*)](?!\\()", "`$1`");
        }
    }

    private static Optional<String> argument(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(one -> one.getAnnotationType().toString().equals(annotation))
                .findFirst()
                .map(AnnotationTree::getArguments)
                .map(List::getFirst)
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .map(argument -> Literals.text(argument)
                        .orElseThrow(() -> new IllegalArgumentException("Not a text: " + argument)));
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
