package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the images for the JVM are built by: Docker alone, of the sources alone.
class ContainerFilesTest {
    private static final Pattern BASE = Pattern.compile("(?m)^FROM (\\S+)");
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");

    static Stream<String> ours() {
        return Compose.OURS.stream();
    }

    /// Docker builds what reads the same only once.
    @Test
    void fourImagesCostOneBuild() throws IOException {
        var stages = new HashSet<String>();
        for (var service : Compose.OURS) {
            var stage = stages(service).getFirst();
            stages.add(stage);
            assertTrue(stage.contains(service), "builds it");
        }
        assertEquals(1, stages.size());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void anImageHoldsWhatWasBuiltOfItsOwnServiceAndNoMore(String service) throws IOException {
        var stage = stages(service).getLast();
        var copies = stage.lines().filter(line -> line.startsWith("COPY")).toList();

        assertEquals(4, copies.size());
        for (var copy : copies) {
            assertTrue(
                    copy.startsWith("COPY --from=build --chown=0:0 /parley/" + service + "/target/quarkus-app/"), copy);
        }
        assertFalse(stage.contains("RUN "), "nothing is installed into it");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void itRunsAsNobodyAndSaysItsPorts(String service) throws IOException {
        var stage = stages(service).getLast();
        var environment = Compose.environment(Compose.service(service));

        assertTrue(stage.contains("\nUSER 10001:10001\n"));
        assertTrue(stage.contains("\nEXPOSE " + environment.get("PORT") + " " + environment.get("MANAGEMENT_PORT")));
        assertTrue(stage.contains("org.opencontainers.image.title=\"Parley " + service + "\""));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void itsBasesAreOfAVersion(String service) throws IOException {
        var bases = BASE.matcher(text(service))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertEquals(2, bases.size());
        for (var base : bases) {
            assertTrue(base.matches("[a-z/-]+:[0-9]+-(jdk|jre)-[a-z]+"), base);
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void composeBuildsItOfTheWholeProject(String service) {
        var build = Compose.service(service).at("build");

        assertEquals(".", build.text("context"));
        assertEquals(file(service), Compose.HOME.resolve(build.text("dockerfile")));
    }

    @Test
    void noSecretAndNothingBuiltGetsIntoAnImage() throws IOException {
        for (var path : List.of(
                ".env", ".git/config", ".parley/postgres/password", "compose/tls/certificate.pem", "a/target/a.jar")) {
            assertTrue(isIgnored(path), path);
        }
    }

    @Test
    void whatTheBuildReadsIsThere() throws IOException {
        var needed = new TreeSet<>(List.of("mvnw", ".mvn/jvm.config", ".mvn/wrapper/maven-wrapper.properties"));
        needed.add("pom.xml");
        needed.add("docs/parley.openapi.yaml");
        needed.add("gateway-service/src/main/resources/console/index.html");
        for (var found : MODULE.matcher(Files.readString(Compose.HOME.resolve("pom.xml")))
                .results()
                .toList()) {
            needed.add(found.group(1) + "/pom.xml");
        }
        assertTrue(needed.size() > 15);

        for (var path : needed) {
            assertTrue(Files.exists(Compose.HOME.resolve(path)), path);
            assertFalse(isIgnored(path), path);
        }
    }

    private static boolean isIgnored(String path) throws IOException {
        for (var line : Files.readAllLines(Compose.HOME.resolve(".dockerignore"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                // A pattern means the folder with all that is in it, and `**` no folder as well.
                for (var pattern : List.of(line, line.replaceFirst("^\\*\\*/", ""))) {
                    for (var whole : List.of(pattern, pattern + "/**")) {
                        if (FileSystems.getDefault()
                                .getPathMatcher("glob:" + whole)
                                .matches(Path.of(path))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static List<String> stages(String service) throws IOException {
        var text = text(service);
        var stages = List.of(text.substring(text.indexOf("FROM ")).split("(?m)(?=^FROM )"));
        assertEquals(2, stages.size());
        return stages;
    }

    private static String text(String service) throws IOException {
        return Files.readString(file(service));
    }

    private static Path file(String service) {
        return Compose.HOME.resolve(service).resolve("src/main/docker/Dockerfile.jvm");
    }
}
