package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.rooms.RoomsDialect;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// What stands before WebSockets Next on each path of a dialect: only a handshake of RFC 6455 reaches it, and what its
/// checks reject is answered here. (It takes whatever has a key for a handshake, and rejects without a word.)
@Singleton
class HandshakeRoutes {
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Dialects dialects;

    HandshakeRoutes(Dialects dialects) {
        this.dialects = dialects;
    }

    void register(@Observes Router router) {
        dialects.paths()
                .forEach(path -> router.route(path)
                        .order(-1)
                        .handler(HandshakeRoutes::check)
                        .failureHandler(HandshakeRoutes::answer));
    }

    private static void check(RoutingContext context) {
        var request = context.request();
        if (request.method() != HttpMethod.GET) {
            passBy(context);
            return;
        }
        var fault = Handshake.check(request);
        if (!Handshake.isWanted(request)) {
            if (context.normalizedPath().equals(RoomsDialect.PATH)) {
                passBy(context); // The page.
                return;
            }
            context.response()
                    .setStatusCode(426)
                    .putHeader(HttpHeaders.UPGRADE, "websocket")
                    .end("This path speaks WebSocket only.\n");
        } else if (fault.isPresent()) {
            Handshake.explain(request, fault.get().status());
            answer(
                    context,
                    new UpgradeRejected(fault.get().status(), fault.get().text() + "\n"));
        } else {
            // Else WebSockets Next would keep the whole request beside whom Quarkus takes it to be of.
            context.clearUser();
            context.remove(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
            context.next();
        }
    }

    /// It asks for no socket, whatever else it says.
    private static void passBy(RoutingContext context) {
        context.request().headers().remove(KEY);
        context.next();
    }

    private static void answer(RoutingContext context) {
        if (context.failure() instanceof UpgradeRejected rejected) {
            if (!context.response().closed()) { // The client may have gone meanwhile.
                context.request().resume();
                answer(context, rejected);
            }
        } else {
            context.next();
        }
    }

    private static void answer(RoutingContext context, UpgradeRejected rejected) {
        var response = context.response().setStatusCode(rejected.status());
        if (rejected.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (rejected.status() != 403) { // A foreign page cannot read it anyhow.
            response.putHeader(HttpHeaders.CONTENT_TYPE, PLAIN_TEXT);
        }
        response.end(rejected.getMessage());
    }
}
