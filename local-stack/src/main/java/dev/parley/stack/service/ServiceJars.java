package dev.parley.stack.service;

import dev.parley.stack.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the build left the services.
public record ServiceJars(Path home) {
    public static final List<String> SERVICES =
            List.of("gateway-service", "session-service", "ai-bridge-service", "rendering-service");

    /// The project's folder as the `parley` script says it, else as seen from this jar in `local-stack/target`.
    public static Path projectHome() {
        var told = System.getProperty("parley.home");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        try {
            var here = Path.of(ServiceJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return here.resolve("../../..").normalize();
        } catch (java.net.URISyntaxException e) {
            throw new CannotStart("The project's folder is unknown; set -Dparley.home.", e);
        }
    }

    public Path of(String service) {
        var jar = home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CannotStart("Parley is not built: " + jar + " is missing. Run ./parley start, which builds it.");
        }
        return jar;
    }
}
