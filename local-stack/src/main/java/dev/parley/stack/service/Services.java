package dev.parley.stack.service;

import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.child.Liveness;
import dev.parley.stack.child.Orphans;
import dev.parley.stack.child.Readiness;
import dev.parley.stack.data.DataFolder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How each of the four services is run here. Every process inherits the whole environment, so that any
/// setting of a service can be given to `./parley start`; what is put here is what the stack alone knows. A
/// setting that is meant for one process only is given as `PARLEY_ENV_{process}_{setting}`, for example
/// `PARLEY_ENV_gateway_2_REDIS_URL`; it is stronger than all others. Tests put faults between two processes
/// with it.
public final class Services {
    /// Of the JVMs. A cache made by others is of no use to them.
    static final List<String> JAVA_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> EXECUTABLE_OPTIONS = List.of("-XX:+ExitOnOutOfMemoryError");

    /// What waits in and out is bounded by the gateway itself (`gateway.memory`) to a quarter of what the network may
    /// take beside the heap; an arena for each event loop.
    private static final MemoryLimits GATEWAY_MEMORY =
            new MemoryLimits(512, 128, List.of("-Dio.netty.allocator.numDirectArenas=2"));

    private final ServiceJars jars;
    private final NativeExecutables executables;
    private final DataFolder data;
    private final Map<String, String> settings;
    private final Map<String, String> common;
    private final Map<String, Integer> managementPorts;

    /// @param executables what is run in place of a jar
    /// @param settings the environment of the launcher
    /// @param common what every service is told: the internal secret and where Redis is
    /// @param managementPorts where each process has its pages for machines
    public Services(
            ServiceJars jars,
            NativeExecutables executables,
            DataFolder data,
            Map<String, String> settings,
            Map<String, String> common,
            Map<String, Integer> managementPorts) {
        this.jars = jars;
        this.executables = executables;
        this.data = data;
        this.settings = settings;
        this.common = common;
        this.managementPorts = managementPorts;
    }

    public ChildSpec session(int number, int port, Map<String, String> environment) {
        return service(
                "session-service",
                "session-" + number,
                port,
                new MemoryLimits(384, 96),
                "SESSION_JAVA_OPTIONS",
                inner(environment));
    }

    public ChildSpec aiBridge(int number, int port, Map<String, String> environment) {
        return service(
                "ai-bridge-service",
                "ai-bridge-" + number,
                port,
                new MemoryLimits(256, 64),
                "AI_BRIDGE_JAVA_OPTIONS",
                inner(environment));
    }

    public ChildSpec rendering(int port) {
        return service(
                "rendering-service",
                "rendering-1",
                port,
                new MemoryLimits(512, 64),
                "RENDERING_JAVA_OPTIONS",
                inner(Map.of()));
    }

    public ChildSpec gateway(int number, int port, Map<String, String> environment) {
        return service(
                "gateway-service", "gateway-" + number, port, GATEWAY_MEMORY, "GATEWAY_JAVA_OPTIONS", environment);
    }

    /// A program of this module, run by the same Java from the same class path.
    public ChildSpec own(String name, Class<?> program, int port, Readiness readiness) {
        var command = new ArrayList<>(List.of(javaProgram(), mark()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of(
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                ownClassPath(),
                program.getName()));
        return new ChildSpec(name, command, Map.of("PORT", Integer.toString(port)), true, readiness, StopSignal.TERM);
    }

    /// Absolute, as a child works in another folder.
    private static String ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private ChildSpec service(
            String service,
            String name,
            int port,
            MemoryLimits memory,
            String optionsSetting,
            Map<String, String> own) {
        var command = executables
                .of(service)
                .map(executable -> natively(executable, memory))
                .orElseGet(() -> onJvm(service, memory, optionsSetting));
        var environment = new HashMap<>(common);
        environment.putAll(own);
        environment.put("PORT", Integer.toString(port));
        environment.put("MANAGEMENT_HOST", "127.0.0.1");
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPorts.get(name)));
        environment.putAll(meantFor(name));
        var health = "http://127.0.0.1:" + managementPorts.get(name) + "/q/health";
        var live = new Liveness(Readiness.http(health + "/live"), hangPatience());
        return new ChildSpec(
                name, command, environment, true, Readiness.http(health + "/ready"), live, StopSignal.TERM);
    }

    /// Longer than the pauses a process comes back from by itself; what it can see from inside ends it much earlier.
    private Duration hangPatience() {
        return Duration.ofSeconds(Long.parseLong(settings.getOrDefault("HANG_PATIENCE_SECONDS", "60")));
    }

    private Map<String, String> meantFor(String process) {
        var prefix = "PARLEY_ENV_" + process.replace('-', '_') + "_";
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(prefix))
                .collect(Collectors.toMap(setting -> setting.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> natively(Path executable, MemoryLimits memory) {
        var command = new ArrayList<>(List.of(executable.toString(), mark()));
        command.addAll(EXECUTABLE_OPTIONS);
        command.addAll(memory.ofExecutable());
        return command;
    }

    private List<String> onJvm(String service, MemoryLimits memory, String optionsSetting) {
        var jar = jars.of(service);
        var command = new ArrayList<>(List.of(javaProgram(), mark()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(memory.onJvm());
        command.addAll(new AotCache(jar).options(cacheSetting()));
        var options = settings.getOrDefault(optionsSetting, "").strip();
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split("\\s+")));
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /// Services whose cache is another build's or another JVM's, so that they start without.
    public List<String> withCacheOfOthers() {
        return ServiceJars.SERVICES.stream()
                .filter(service -> executables.of(service).isEmpty())
                .filter(service -> new AotCache(jars.of(service)).isOfOthers(cacheSetting()))
                .toList();
    }

    private String cacheSetting() {
        return settings.getOrDefault(AotCache.SETTING, "on").strip();
    }

    private String mark() {
        return Orphans.MARK + data.root();
    }

    /// Nobody outside of this machine has business with an inner service.
    private static Map<String, String> inner(Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return whole;
    }
}
