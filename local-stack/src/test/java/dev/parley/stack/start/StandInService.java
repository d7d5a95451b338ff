package dev.parley.stack.start;

import com.sun.net.httpserver.HttpServer;
import dev.parley.stack.service.ServiceJars;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A process in the place of one of the services: it has the same health page, and tells its environment.
public final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(System.getenv("PORT"));
        var managementPort = Integer.parseInt(System.getenv("MANAGEMENT_PORT"));
        var management = HttpServer.create(new InetSocketAddress(managementPort), 0);
        management.createContext("/q/health/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        management.start();
        var server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/environment", exchange -> {
            var name = exchange.getRequestURI().getQuery();
            var value = System.getenv().getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(value);
            }
        });
        server.createContext("/options", exchange -> {
            var options = String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments());
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(options.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    /// Lays it out where a build leaves the real ones.
    static void install(Path home) throws Exception {
        for (var service : ServiceJars.SERVICES) {
            var folder = Files.createDirectories(home.resolve(service).resolve("target/quarkus-app"));
            var manifest = new Manifest();
            var attributes = manifest.getMainAttributes();
            attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
            attributes.put(
                    Attributes.Name.CLASS_PATH,
                    StandInService.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString());
            new JarOutputStream(Files.newOutputStream(folder.resolve("quarkus-run.jar")), manifest).close();
        }
    }

    /// Executables in the place of the services' native ones: each runs what [#install] has laid out there, with the
    /// options it is given.
    static Path installExecutables(Path home, List<String> services) throws IOException {
        var folder = Files.createDirectories(home.resolve("executables"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        for (var service : services) {
            var jar = home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
            var executable = Files.writeString(
                    folder.resolve(service), "#!/bin/sh\nexec '%s' \"$@\" -jar '%s'\n".formatted(java, jar));
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }
}
