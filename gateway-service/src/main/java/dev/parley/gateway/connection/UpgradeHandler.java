package dev.parley.gateway.connection;

import dev.parley.gateway.auth.AuthConfig;
import dev.parley.gateway.auth.OriginPolicy;
import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.limits.ConnectionFlood;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
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
import dev.parley.gateway.proxy.ClientAddresses;
import dev.parley.gateway.proxy.OpenByAddress;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.transport.TransportConfig;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.netty.channel.Channel;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where sockets come in: a path for each dialect, open only to pages of allowed origins.
@Singleton
class UpgradeHandler {
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String TOO_MANY = "Too many connections";
    private static final int UNCOUNTED_BYTES = 2_048;

    private final ConnectionContext around;
    private final OriginPolicy origins;
    private final ConnectionFlood flood;
    private final ClientAddresses clients;
    private final OpenByAddress behindProxies;
    private final SignIns signIns;
    private final DocumentSessionFlow documentSessionFlow;
    private final boolean queryTokens;
    private final Map<String, Function<HttpServerRequest, Dialect>> dialects;

    UpgradeHandler(
            ConnectionContext around,
            OriginPolicy origins,
            ConnectionFlood flood,
            ClientAddresses clients,
            TransportConfig transport,
            SignIns signIns,
            DocumentSessionFlow documentSessionFlow,
            LimitsConfig limits,
            AuthConfig auth,
            UserNames userNames,
            ExternalIds externalIds,
            NumericIds numericIds,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.around = around;
        this.origins = origins;
        this.flood = flood;
        this.clients = clients;
        this.behindProxies = new OpenByAddress(transport.maxConnectionsOfAddress());
        this.signIns = signIns;
        this.documentSessionFlow = documentSessionFlow;
        this.queryTokens = auth.queryTokens();
        var clock = Clock.systemUTC();
        var rooms =
                new RoomsDialect.Shared(userNames, externalIds, around.config().maxRoomsFrameBytes(), clock);
        var pitchey =
                PitcheyDialect.Shared.of(userNames, numericIds, around.config().maxPitcheyFrameBytes(), clock);
        var parley = new ParleyDialect(parleyLimits(around.config(), limits, version));
        this.dialects = Map.of(
                AvaiDialect.PATH,
                _ -> new AvaiDialect(version, around.config().maxAvaiFrameBytes(), signIns.strangersMayRead(), clock),
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

    void register(@Observes Router router) {
        dialects.forEach((path, dialect) -> router.get(path).order(-1).handler(context -> upgrade(context, dialect)));
    }

    private void upgrade(RoutingContext context, Function<HttpServerRequest, Dialect> dialect) {
        var request = context.request();
        var fault = Handshake.check(request);
        if (!Handshake.isWanted(request)) {
            if (context.normalizedPath().equals(RoomsDialect.PATH)) {
                context.next(); // The page.
                return;
            }
            context.response()
                    .setStatusCode(426)
                    .putHeader(HttpHeaders.UPGRADE, "websocket")
                    .end("This path speaks WebSocket only.\n");
        } else if (fault.isPresent()) {
            Handshake.explain(request, fault.get().status());
            refuse(context, fault.get().status(), fault.get().text() + "\n");
        } else if (around.connections().draining()) {
            refuse(context, 503, "The server is shutting down.\n");
        } else if (!origins.allows(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            context.response().setStatusCode(403).end("This origin is not allowed.\n");
        } else {
            if (!queryTokens && request.getParam("token") != null) {
                refuse(context, 401, "A token in the address is not accepted here: send Authorization: Bearer");
                return;
            }
            var chosen = dialect.apply(request);
            var flooded = !flood.allows(clients.of(request));
            if (!chosen.signsInBeforeUpgrade()) {
                accept(context, chosen, null, flooded);
            } else if (flooded) {
                admitPerson(context, chosen);
            } else {
                admit(context, chosen, false);
            }
        }
    }

    /// Counts the socket of a client behind a trusted proxy: others are counted where they connect. What comes back
    /// gives its place free, once; empty: it would be one too many.
    private Optional<Runnable> enter(HttpServerRequest request) {
        if (!clients.isProxy(request.remoteAddress().hostAddress())) {
            return Optional.of(() -> {});
        }
        var client = clients.of(request);
        if (!behindProxies.enter(client)) {
            return Optional.empty();
        }
        var entered = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (entered.compareAndSet(true, false)) {
                behindProxies.leave(client);
            }
        });
    }

    /// There are too many strangers where it comes from: who proves by its token that it is none is counted by itself.
    private void admitPerson(RoutingContext context, Dialect dialect) {
        var request = context.request();
        var token = PresentedToken.of(request, true);
        if (token.isEmpty()) {
            refuse(context, 429, TOO_MANY);
            return;
        }
        request.pause();
        var loop = context.vertx().getOrCreateContext();
        around.threads().execute(() -> {
            try {
                var person = signIns.prove(token.get());
                loop.runOnContext(_ -> {
                    request.resume();
                    if (person.filter(flood::allowsPerson).isPresent()) {
                        admit(context, dialect, true);
                    } else {
                        refuse(context, 429, TOO_MANY);
                    }
                });
            } catch (Throwable e) {
                around.bugs().turn().ifPresent(leftOut -> Log.errorf(e, "upgrade failed left_out=%d", leftOut));
                loop.runOnContext(_ -> {
                    request.resume();
                    refuse(context, 500, "Something went wrong on our side");
                });
            }
        });
    }

    /// These clients are told why they may not come in by the answer to the upgrade itself.
    private void admit(RoutingContext context, Dialect dialect, boolean flooded) {
        var request = context.request();
        var token = PresentedToken.of(request, true);
        if (token.isEmpty()) {
            refuse(context, 401, dialect.refusedUpgrade(false, ""));
            return;
        }
        request.pause();
        var loop = context.vertx().getOrCreateContext();
        around.threads().execute(() -> {
            try {
                var admitted = signIns.signIn(token.get(), null, 0);
                if (!(admitted.caller() instanceof Caller.Member member) || member.guest()) {
                    throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Nobody has signed in by this token");
                }
                var template = dialect.template();
                if (template != null && !documentSessionFlow.knows(admitted.caller(), template)) {
                    loop.runOnContext(_ -> {
                        request.resume();
                        refuse(context, 404, "Unknown template");
                    });
                    return;
                }
                loop.runOnContext(_ -> accept(context, dialect, admitted, flooded));
            } catch (RequestRejected e) {
                loop.runOnContext(_ -> {
                    request.resume();
                    if (e.code().retryable || e.code() == ErrorCode.INTERNAL) {
                        refuse(context, 503, "Authentication is not possible at the moment");
                    } else {
                        refuse(context, 401, dialect.refusedUpgrade(true, e.getMessage()));
                    }
                });
            } catch (Throwable e) {
                around.bugs().turn().ifPresent(leftOut -> Log.errorf(e, "upgrade failed left_out=%d", leftOut));
                loop.runOnContext(_ -> {
                    request.resume();
                    refuse(context, 500, "Something went wrong on our side");
                });
            }
        });
    }

    private static void refuse(RoutingContext context, int status, String text) {
        if (status == 503) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text);
    }

    /// `admitted` null: it signs in afterwards, if at all. Only now it counts as a socket: requests that become none
    /// may come one after the other on a proxy's connection.
    private void accept(RoutingContext context, Dialect dialect, SignIns.SignedIn admitted, boolean flooded) {
        var request = context.request();
        var place = enter(request);
        if (place.isEmpty() && dialect.signsInBeforeUpgrade()) {
            request.resume();
            refuse(context, 429, TOO_MANY);
            return;
        }
        var token = PresentedToken.of(request, dialect.signsInWithUpgrade());
        var connection = new Connection(dialect, token.orElse(null), admitted, clients.of(request), around);
        if (flooded) {
            connection.isOneTooMany();
        }
        // Vert.x keeps the address whole and in its parts. A short one is not worth counting.
        var kept = 2 * request.uri().length() + token.map(String::length).orElse(0);
        connection.keeps(kept < UNCOUNTED_BYTES ? 0 : kept);
        var channel = channel(request);
        place.ifPresent(leave -> channel.closeFuture().addListener(_ -> leave.run()));
        request.toWebSocket()
                .onSuccess(_ -> {
                    // Vert.x keeps them as long as the socket: the token, and as much memory as a request may take.
                    request.headers().clear();
                    take(channel, connection);
                    if (place.isEmpty()) {
                        connection.close(CloseReason.FLOOD);
                    }
                })
                .onFailure(e -> {
                    place.ifPresent(Runnable::run);
                    Log.debugf("upgrade failed cause=%s", e.getClass().getSimpleName());
                });
    }

    /// The socket's own channel: "internal use only" in Vert.x, and the only way to bounded queues on both sides and
    /// one flush for a turn's frames. The socket tests fail when the pipeline has another shape.
    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private void take(Channel channel, Connection connection) {
        Frames.attach(channel, connection, around.config().maxMessageBytes());
        around.connections().add(connection);
    }
}
