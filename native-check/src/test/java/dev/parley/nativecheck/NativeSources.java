package dev.parley.nativecheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// What a service's image would be compiled from: the jars and the lists a compiler reads, made on a plain JDK by
/// `-Dquarkus.native.sources-only=true`.
final class NativeSources {
    private static final String LISTS = "META-INF/native-image/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ClassModel> own = new HashMap<>();
    private final Set<String> ownFiles = new HashSet<>();
    private final Set<String> reflective = new HashSet<>();
    private final List<Pattern> resources = new ArrayList<>();

    private NativeSources() {}

    /// `service`: the folder of its module.
    static NativeSources of(String service) {
        var folder = Path.of("..", service, "target", "native-sources");
        var read = new NativeSources();
        try (var files = Files.walk(folder)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            for (var jar : jars) {
                read.read(
                        jar.toFile().getName().contains("parley")
                                || jar.getParent().equals(folder),
                        jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("There are no sources of an image; .ci/native makes them", e);
        }
        return read;
    }

    /// Our classes, by their names as Java spells them to a class loader (`a.b.Outer$Inner`).
    Map<String, ClassModel> own() {
        return own;
    }

    /// What of ours is no class: paths inside the jars.
    Set<String> ownFiles() {
        return ownFiles;
    }

    /// The names of the classes whose members can be found by name at run time.
    Set<String> reflective() {
        return reflective;
    }

    boolean holds(String resource) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(resource).matches());
    }

    private void read(boolean ours, Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                var name = entry.getName();
                if (name.startsWith(LISTS) && name.endsWith("reflect-config.json")) {
                    JSON.readTree(jar.getInputStream(entry))
                            .forEach(each -> reflective.add(each.path("name").asText()));
                } else if (name.startsWith(LISTS) && name.endsWith("resource-config.json")) {
                    patterns(JSON.readTree(jar.getInputStream(entry)));
                } else if (ours && name.startsWith("dev/parley/") && name.endsWith(".class")) {
                    own.put(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'),
                            ClassFile.of().parse(jar.getInputStream(entry).readAllBytes()));
                } else if (ours && !name.startsWith("META-INF/") && !name.endsWith(".class")) {
                    ownFiles.add(name);
                }
            }
        }
    }

    private void patterns(JsonNode list) {
        BiConsumer<JsonNode, String> add =
                (node, field) -> resources.add(Pattern.compile(node.path(field).asText()));
        list.path("resources").path("includes").forEach(each -> add.accept(each, "pattern"));
    }
}
