package dev.parley.gateway.endpoint;

import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.ExternalIds;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.avai.AvaiDialect;
import dev.parley.gateway.protocol.documents.DocumentsDialect;
import dev.parley.gateway.protocol.parley.ParleyDialect;
import dev.parley.gateway.protocol.parley.ParleyLimits;
import dev.parley.gateway.protocol.pitchey.PitcheyDialect;
import dev.parley.gateway.protocol.rooms.RoomsDialect;
import dev.parley.gateway.signin.SignIns;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which dialect is spoken on which path.
@Singleton
class Dialects {
    private final Map<String, Function<HttpServerRequest, Dialect>> byPath;

    Dialects(
            ConnectionConfig config,
            LimitsConfig limits,
            SignIns signIns,
            UserNames userNames,
            ExternalIds externalIds,
            NumericIds numericIds,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Clock clock) {
        var avai = new AvaiDialect.Shared(version, config.maxAvaiFrameBytes(), clock);
        var rooms = new RoomsDialect.Shared(userNames, externalIds, config.maxRoomsFrameBytes(), clock);
        var pitchey = PitcheyDialect.Shared.of(userNames, numericIds, config.maxPitcheyFrameBytes(), clock);
        var parley = new ParleyDialect(parleyLimits(config, limits, version), clock);
        this.byPath = Map.of(
                AvaiDialect.PATH,
                _ -> new AvaiDialect(avai, signIns.strangersMayRead()),
                ParleyDialect.PATH,
                _ -> parley,
                RoomsDialect.PATH,
                request -> new RoomsDialect(
                        rooms,
                        !"false".equals(request.getParam("echo")),
                        PresentedToken.of(request, true).isPresent()),
                PitcheyDialect.PATH,
                _ -> new PitcheyDialect(pitchey),
                DocumentsDialect.PATH,
                request -> new DocumentsDialect(request.getParam("templateId")));
    }

    @Produces
    @Singleton
    static ParleyLimits parleyLimits(
            ConnectionConfig config,
            LimitsConfig limits,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        return new ParleyLimits(
                version,
                config.maxParleyFrameBytes(),
                config.maxContent(),
                config.maxResume(),
                config.maxParticipants(),
                config.heartbeat().toMillis(),
                limits.commandsPerSecond(),
                limits.peopleMessagesPerSecond(),
                limits.peopleMessagesBurst(),
                limits.aiMessagesPerMinute());
    }

    Set<String> paths() {
        return byPath.keySet();
    }

    /// What is spoken with whoever asks for a socket there.
    Dialect on(String path, HttpServerRequest request) {
        return Objects.requireNonNull(byPath.get(path)).apply(request); // No socket is asked for elsewhere.
    }
}
