package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the images allow themselves fits into what the manifests give their containers.
class MemoryTest {
    private static final long MIB = 1024 * 1024;

    /// For threads, classes and code.
    private static final long REST = 128 * MIB;
    /// An executable has no compiler and no metaspace; its own pages can be read again.
    private static final long REST_OF_EXECUTABLES = 80 * MIB;

    private static final Pattern HEAP = Pattern.compile("-XX:(?:MaxRAMPercentage|MaximumHeapSizePercent)=([0-9]+)");
    private static final Pattern DIRECT = Pattern.compile("-XX:MaxDirectMemorySize=([0-9]+)(m?)");

    record Image(String service, Path file) {
        @Override
        public String toString() {
            return service + " " + file.getFileName();
        }
    }

    static Stream<Image> images() throws IOException {
        try (var services = Files.list(Path.of(".."))) {
            return services
                    .map(service -> service.resolve("src/main/docker"))
                    .filter(Files::isDirectory)
                    .toList()
                    .stream()
                    .flatMap(folder -> Stream.of("Dockerfile.jvm", "Dockerfile.native")
                            .map(folder::resolve)
                            .filter(Files::exists)
                            .map(file -> new Image(folder.getName(1).toString(), file)));
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void heapBuffersAndTheRestFitIntoTheContainer(Image image) throws IOException {
        var text = Files.readString(image.file);
        var isNative = image.file.endsWith("Dockerfile.native");
        var limit = limit(isNative ? "overlays/native" : "base", image.service);
        var rest = isNative ? REST_OF_EXECUTABLES : REST;

        var heap = limit * only(HEAP, text) / 100;
        var direct = direct(text);

        assertTrue(heap + direct + rest <= limit, "%d + %d + %d of %d".formatted(heap, direct, rest, limit));
        assertTrue(text.contains("-XX:+ExitOnOutOfMemoryError"), "without memory it ends");
    }

    @ParameterizedTest
    @MethodSource("images")
    void bothImagesOfAServiceAllowThemselvesTheSame(Image image) throws IOException {
        var jvm = Files.readString(image.file.resolveSibling("Dockerfile.jvm"));
        var text = Files.readString(image.file);

        assertEquals(only(HEAP, jvm), only(HEAP, text));
        assertEquals(direct(jvm), direct(text));
    }

    private static long only(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertTrue(found.find(), () -> "no " + pattern);
        return Long.parseLong(found.group(1));
    }

    private static long direct(String text) {
        var found = DIRECT.matcher(text);
        assertTrue(found.find(), "direct memory is sized on purpose");
        return Long.parseLong(found.group(1)) * (found.group(2).isEmpty() ? 1 : MIB);
    }

    private static long limit(String folder, String service) {
        var container = Manifests.ofKind(folder, "Deployment").stream()
                .filter(deployment -> deployment.text("metadata.name").equals(service))
                .findFirst()
                .orElseThrow()
                .at("spec.template.spec")
                .list("containers")
                .getFirst();
        var memory = container.text("resources.limits.memory");
        assertTrue(memory.endsWith("Mi"), memory);
        assertEquals(memory, container.text("resources.requests.memory"), "what it may use is there");
        return Long.parseLong(memory.substring(0, memory.length() - 2)) * MIB;
    }
}
