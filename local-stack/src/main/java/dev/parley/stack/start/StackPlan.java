package dev.parley.stack.start;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Progress;
import dev.parley.stack.canister.DevelopmentCanister;
import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.Ports;
import dev.parley.stack.child.Readiness;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.data.OwnerOnly;
import dev.parley.stack.issuer.Issuer;
import dev.parley.stack.issuer.TokenServer;
import dev.parley.stack.postgres.PostgresServer;
import dev.parley.stack.redis.RedisServer;
import dev.parley.stack.service.ServiceJars;
import dev.parley.stack.service.Services;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which processes this stack consists of, on which ports, and what each is told. Nothing runs yet.
final class StackPlan {
    private static final List<String> AI_SETTINGS =
            List.of("AVAI_CANISTER_WS_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY");

    private static final String WARM_UP = "90s";

    private final StartOptions options;
    private final Map<String, String> settings;
    private final DataFolder data;
    private final Services services;
    private final Issuer issuer;
    private final Optional<PostgresServer> postgres;
    private final Optional<RedisServer> redis;
    private final Optional<Integer> canisterPort;
    private final List<Integer> sessionPorts;
    private final List<Integer> aiBridgePorts;
    private final int renderingPort;
    private final int tokenPort;
    private final Map<String, Integer> managementPorts = new TreeMap<>();

    StackPlan(StartOptions options, Map<String, String> settings, DataFolder data, Ports ports, Progress progress) {
        this.options = options;
        this.settings = settings;
        this.data = data;
        IntStream.range(0, options.gateways()).forEach(number -> ports.claim(options.port() + number));
        postgres = isSet("DATABASE_URL")
                ? Optional.empty()
                : Optional.of(new PostgresServer(data, ports.free(), progress));
        redis = isSet("REDIS_URL") ? Optional.empty() : Optional.of(new RedisServer(data, ports.free()));
        canisterPort = wantsDevelopmentCanister() ? Optional.of(ports.free()) : Optional.empty();
        sessionPorts = IntStream.range(0, options.sessionServices())
                .mapToObj(number -> ports.free())
                .toList();
        aiBridgePorts = IntStream.range(0, options.aiBridges())
                .mapToObj(number -> ports.free())
                .toList();
        renderingPort = ports.free();
        tokenPort = ports.free();
        issuer = new Issuer(data);
        for (var number = 1; number <= options.gateways(); number++) {
            managementPorts.put("gateway-" + number, ports.free());
        }
        for (var number = 1; number <= options.sessionServices(); number++) {
            managementPorts.put("session-" + number, ports.free());
        }
        for (var number = 1; number <= options.aiBridges(); number++) {
            managementPorts.put("ai-bridge-" + number, ports.free());
        }
        managementPorts.put("rendering-1", ports.free());
        services = new Services(
                new ServiceJars(options.home()), options.executables(), data, settings, common(), managementPorts);
    }

    Optional<ChildSpec> redis() {
        return redis.map(RedisServer::child);
    }

    /// PostgreSQL, its database created if there was none.
    Optional<ChildSpec> preparedPostgres() {
        postgres.ifPresent(PostgresServer::prepare);
        return postgres.map(PostgresServer::child);
    }

    Optional<ChildSpec> developmentCanister() {
        return canisterPort.map(port -> services.own(
                "dev-canister",
                DevelopmentCanister.class,
                port,
                Readiness.http("http://127.0.0.1:" + port + DevelopmentCanister.HEALTH)));
    }

    List<ChildSpec> sessionServices() {
        var environment = new HashMap<String, String>();
        postgres.ifPresent(own -> {
            environment.put("DATABASE_URL", own.poolUrl());
            environment.put("FLYWAY_DATABASE_URL", own.url());
        });
        return IntStream.range(0, sessionPorts.size())
                .mapToObj(index -> services.session(index + 1, sessionPorts.get(index), environment))
                .toList();
    }

    List<ChildSpec> aiBridges() {
        return IntStream.range(0, aiBridgePorts.size()).mapToObj(this::aiBridge).toList();
    }

    private ChildSpec aiBridge(int index) {
        var environment = new HashMap<>(Map.of(
                "SESSION_SERVICE_URL", sessionUrls(),
                "OWN_URL", local(aiBridgePorts.get(index)),
                "BRIDGE_WARM_UP_LIMIT", warmUp("BRIDGE_WARM_UP_LIMIT")));
        canisterPort.ifPresent(port -> environment.put("AVAI_CANISTER_WS_URL", "ws://127.0.0.1:" + port));
        return services.aiBridge(index + 1, aiBridgePorts.get(index), environment);
    }

    ChildSpec rendering() {
        return services.rendering(renderingPort);
    }

    List<ChildSpec> gateways() {
        var environment = Map.of(
                "SESSION_SERVICE_URL", sessionUrls(),
                "AI_BRIDGE_URL", aiBridgeUrls(),
                "RENDERING_SERVICE_URL", renderingUrl(),
                "LOCAL_ISSUER_JWKS", issuer.publishedKeys().toString(),
                "LOCAL_ISSUER_TOKEN_URL", TokenServer.url(tokenPort),
                "GATEWAY_WARM_UP_PATIENCE", warmUp("GATEWAY_WARM_UP_PATIENCE"));
        return IntStream.range(0, options.gateways())
                .mapToObj(index -> services.gateway(index + 1, options.port() + index, environment))
                .toList();
    }

    /// How long those who start before session-service wait for it, unless somebody knows better: it is sure to come.
    private String warmUp(String setting) {
        return settings.getOrDefault(setting, WARM_UP);
    }

    /// Where the inner processes listen, and where each service has its pages for machines.
    Map<String, String> addresses() {
        var addresses = new TreeMap<>(Map.of("rendering-1", renderingUrl()));
        for (var index = 0; index < aiBridgePorts.size(); index++) {
            addresses.put("ai-bridge-" + (index + 1), local(aiBridgePorts.get(index)));
        }
        for (var index = 0; index < sessionPorts.size(); index++) {
            addresses.put("session-" + (index + 1), local(sessionPorts.get(index)));
        }
        postgres.ifPresent(own -> addresses.put("postgres", own.address()));
        redis.ifPresent(own -> addresses.put("redis", own.url()));
        managementPorts.forEach((name, port) -> addresses.put(name + ".management", local(port)));
        return addresses;
    }

    /// Started at once: it belongs to the launcher itself.
    TokenServer tokenServer() {
        return TokenServer.start(tokenPort, issuer);
    }

    /// Whose AOT cache is of no use.
    List<String> withCacheOfOthers() {
        return services.withCacheOfOthers();
    }

    String aiDescription() {
        if (canisterPort.isPresent()) {
            return "the development canister, as no AI is configured (see ./parley start --help)";
        }
        return AI_SETTINGS.stream().anyMatch(this::isSet) ? "yours" : "none";
    }

    private boolean wantsDevelopmentCanister() {
        return AI_SETTINGS.stream().noneMatch(this::isSet)
                && !settings.getOrDefault("DEV_CANISTER", "on").equalsIgnoreCase("off");
    }

    private Map<String, String> common() {
        try {
            var common = new HashMap<String, String>();
            if (!isSet("INTERNAL_TOKEN_SECRET")) {
                common.put("INTERNAL_TOKEN_SECRET", OwnerOnly.secret(data.internalSecret()));
            }
            redis.ifPresent(own -> common.put("REDIS_URL", own.url()));
            return common;
        } catch (IOException e) {
            throw new CannotStart("The internal secret cannot be kept in " + data.root() + ": " + e.getMessage(), e);
        }
    }

    private String sessionUrls() {
        return sessionPorts.stream().map(StackPlan::local).collect(Collectors.joining(","));
    }

    private String renderingUrl() {
        return local(renderingPort);
    }

    private String aiBridgeUrls() {
        return aiBridgePorts.stream().map(StackPlan::local).collect(Collectors.joining(","));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private boolean isSet(String setting) {
        return !settings.getOrDefault(setting, "").isBlank();
    }
}
