package dev.parley.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `compose.yaml` of the project's folder, with what its parts share laid into each.
final class Compose {
    static final Path HOME = Path.of("..");
    static final List<String> OURS =
            List.of("session-service", "ai-bridge-service", "rendering-service", "gateway-service");

    private Compose() {}

    static String text() {
        try {
            return Files.readString(HOME.resolve("compose.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fields file() {
        return Manifests.parse(text()).getFirst();
    }

    static Map<String, Fields> services() {
        var services = new LinkedHashMap<String, Fields>();
        file().at("services")
                .map()
                .forEach((name, service) -> services.put(name.toString(), new Fields((Map<?, ?>) service)));
        return services;
    }

    static Fields service(String name) {
        return services().get(name);
    }

    /// Without a value it is taken from `.env`, where it stands there.
    static Map<String, String> environment(Fields service) {
        var environment = new LinkedHashMap<String, String>();
        if (service.value("environment") instanceof Map<?, ?> variables) {
            variables.forEach(
                    (name, value) -> environment.put(name.toString(), value == null ? null : value.toString()));
        }
        return environment;
    }
}
