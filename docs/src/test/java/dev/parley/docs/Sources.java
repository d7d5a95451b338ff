package dev.parley.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Java files, by the compiler's own parser.
final class Sources {
    private Sources() {}

    static CompilationUnitTree parse(Path file) {
        return parse(List.of(file)).getFirst();
    }

    static List<CompilationUnitTree> parse(List<Path> sources) {
        var units = new ArrayList<CompilationUnitTree>();
        if (sources.isEmpty()) {
            return units;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            task.parse().forEach(units::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }

    /// Those of a folder that have this text in them, by name.
    static List<Path> with(String text, Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SourceTree.text(file).contains(text))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
