package dev.parley.stack.service;

import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.child.Orphans;
import dev.parley.stack.child.Readiness;
import dev.parley.stack.data.DataFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How each of the three services is run here. Every process inherits the whole environment, so that any setting of a
/// service can be given to `./parley start`; what is put here is what the stack alone knows.
public final class Services {
    private static final List<String> JAVA_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    private final ServiceJars jars;
    private final DataFolder data;
    private final Map<String, String> settings;
    private final Map<String, String> common;

    /// @param settings the environment of the launcher
    /// @param common what every service is told: the internal secret and where Redis is
    public Services(ServiceJars jars, DataFolder data, Map<String, String> settings, Map<String, String> common) {
        this.jars = jars;
        this.data = data;
        this.settings = settings;
        this.common = common;
    }

    public ChildSpec session(int number, int port, Map<String, String> environment) {
        return service(
                "session-service", "session-" + number, port, "-Xmx384m", "SESSION_JAVA_OPTIONS", inner(environment));
    }

    public ChildSpec aiBridge(int port, Map<String, String> environment) {
        return service(
                "ai-bridge-service", "ai-bridge-1", port, "-Xmx256m", "AI_BRIDGE_JAVA_OPTIONS", inner(environment));
    }

    public ChildSpec gateway(int number, int port, Map<String, String> environment) {
        return service("gateway-service", "gateway-" + number, port, "-Xmx512m", "GATEWAY_JAVA_OPTIONS", environment);
    }

    /// A program of this module, run by the same Java from the same class path.
    public ChildSpec own(String name, Class<?> program, int port, Readiness readiness) {
        var command = new ArrayList<>(java());
        command.addAll(List.of(
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                program.getName()));
        return new ChildSpec(name, command, Map.of("PORT", Integer.toString(port)), true, readiness, StopSignal.TERM);
    }

    /// With absolute names: the children run in a folder of their own.
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private ChildSpec service(
            String service, String name, int port, String heap, String optionsSetting, Map<String, String> own) {
        var jar = jars.of(service);
        var command = new ArrayList<>(java());
        command.add(heap);
        command.addAll(aotCache(jar));
        var options = settings.getOrDefault(optionsSetting, "").strip();
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split("\\s+")));
        }
        command.addAll(List.of("-jar", jar.toString()));
        var environment = new HashMap<>(common);
        environment.putAll(own);
        environment.put("PORT", Integer.toString(port));
        var ready = Readiness.http("http://127.0.0.1:" + port + "/q/health/ready");
        return new ChildSpec(name, command, environment, true, ready, StopSignal.TERM);
    }

    private List<String> java() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), Orphans.MARK + data.root()));
        command.addAll(JAVA_OPTIONS);
        return command;
    }

    /// Classes the build has loaded and linked already, where it made such a cache: half the time to start.
    private static List<String> aotCache(Path jar) {
        var cache = jar.resolveSibling("app.aot");
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /// Nobody outside of this machine has business with an inner service.
    private static Map<String, String> inner(Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return whole;
    }
}
