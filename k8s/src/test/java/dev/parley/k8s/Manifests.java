package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What `k8s/base` and the overlays render to, each read once.
final class Manifests {
    static final List<String> FOLDERS = List.of(
            "base",
            "overlays/dev",
            "overlays/production",
            "overlays/native",
            "src/test/overlays/by-connections",
            "src/test/overlays/gateway-api",
            "src/test/overlays/pooled",
            "src/test/overlays/tracing");

    private static final List<List<String>> RENDERERS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));

    private static final Map<String, List<Fields>> RENDERED = new HashMap<>();

    private Manifests() {}

    static List<Fields> all() {
        return all("base");
    }

    static synchronized List<Fields> all(String folder) {
        var rendered = RENDERED.get(folder);
        if (rendered == null) {
            rendered = parse(render(Path.of(folder)));
            RENDERED.put(folder, rendered);
        }
        return rendered;
    }

    static List<Fields> ofKind(String kind) {
        return ofKind("base", kind);
    }

    static List<Fields> ofKind(String folder, String kind) {
        return all(folder).stream()
                .filter(object -> object.text("kind").equals(kind))
                .toList();
    }

    static List<Fields> parse(String yaml) {
        var objects = new ArrayList<Fields>();
        for (var object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            objects.add(new Fields((Map<?, ?>) object));
        }
        return objects;
    }

    private static String render(Path folder) {
        for (var renderer : RENDERERS) {
            if (isOnPath(renderer.getFirst())) {
                var command = new ArrayList<>(renderer);
                command.add(folder.toString());
                return output(command);
            }
        }
        assumeFalse(isLeftOut("kubectl"), "there is neither kubectl nor kustomize");
        return fail("Neither kubectl nor kustomize is on the PATH; install one of them"
                + " (Debian and Ubuntu: apt-get install kubernetes-client) to test the manifests.");
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), String.join(" ", command));
            return output;
        } catch (IOException | InterruptedException e) {
            return fail(e);
        }
    }

    /// Whether `./parley test` leaves out what needs this, as it is not to be had here.
    static boolean isLeftOut(String program) {
        return List.of(System.getenv().getOrDefault("PARLEY_LEAVE_OUT", "").split(","))
                .contains(program);
    }

    private static boolean isOnPath(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
