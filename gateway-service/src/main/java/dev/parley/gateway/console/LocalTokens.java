package dev.parley.gateway.console;

import dev.parley.gateway.auth.Origin;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;

/// Gets the page a token for the name one picks, from the local stack's own issuer. As that gives anybody a token, only
/// the page itself, on the machine the stack runs on, is served; a page of another site that made its own name point
/// here (DNS rebinding) is not, since it asks for its own host.
@ApplicationScoped
class LocalTokens {
    private static final int MAX_BODY = 4096;
    private static final int MAX_NAME = 100;

    private final ConsoleConfig config;
    private final HttpClient client;

    LocalTokens(ConsoleConfig config, Vertx vertx) {
        this.config = config;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(4).setMaxWaitQueueSize(64));
    }

    boolean areOfferedTo(HttpServerRequest request) {
        return config.tokenUrl().isPresent()
                && isLoopback(request)
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null
                && Origin.parse("http://" + request.getHeader(HttpHeaders.HOST))
                        .filter(Origin::isLocal)
                        .isPresent();
    }

    /// `POST {sub, name}` → `{token}`.
    void give(RoutingContext context) {
        var request = context.request();
        SecurityHeaders.add(request, context.response().headers());
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (config.tokenUrl().isEmpty()) {
            answer(context, 404, "This server gives no tokens");
        } else if (!areOfferedTo(request) || !isFromOurPage(request)) {
            answer(context, 403, "Tokens are only for the page itself, on the machine it runs on");
        } else {
            body(request)
                    .map(LocalTokens::person)
                    .compose(person -> person.map(this::ask).orElseGet(() -> Future.failedFuture(new Unreadable())))
                    .onSuccess(token -> context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                            .end(new JsonObject().put("token", token).toBuffer()))
                    .onFailure(failure -> {
                        if (failure instanceof Unreadable) {
                            answer(context, 400, "Expected a name, at most " + MAX_NAME + " characters long");
                        } else {
                            Log.warnf("The local stack's issuer gave no token: cause=%s", failure.getMessage());
                            answer(context, 502, "The local stack's issuer gave no token");
                        }
                    });
        }
    }

    private static boolean isLoopback(HttpServerRequest request) {
        var address = request.connection().remoteAddress().hostAddress();
        return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    private static boolean isFromOurPage(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .flatMap(Origin::parse)
                .filter(origin -> origin.isSameHost(request.getHeader(HttpHeaders.HOST)))
                .isPresent();
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        return Future.future(promise -> {
            var body = Buffer.buffer();
            request.handler(part -> {
                if (body.length() + part.length() > MAX_BODY) {
                    promise.tryFail(new Unreadable());
                } else {
                    body.appendBuffer(part);
                }
            });
            request.exceptionHandler(promise::tryFail);
            request.endHandler(_ -> promise.tryComplete(body));
            request.resume();
        });
    }

    private static Optional<JsonObject> person(Buffer body) {
        try {
            var asked = body.toJsonObject();
            return asked.getValue("sub") instanceof String subject
                            && asked.getValue("name") instanceof String name
                            && isName(subject)
                            && isName(name)
                    ? Optional.of(new JsonObject().put("sub", subject).put("name", name))
                    : Optional.empty();
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private Future<String> ask(JsonObject person) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.tokenUrl().orElseThrow())
                .setTimeout(config.tokenTimeout().toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return client.request(options)
                .compose(request -> request.send(person.toBuffer()))
                .compose(LocalTokens::token);
    }

    private static Future<String> token(HttpClientResponse response) {
        return response.body().compose(body -> {
            var token = response.statusCode() == 200 ? body.toJsonObject().getString("token") : null;
            return token == null ? Future.failedFuture("HTTP " + response.statusCode()) : Future.succeededFuture(token);
        });
    }

    private static void answer(RoutingContext context, int status, String sentence) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(new JsonObject().put("message", sentence).toBuffer());
        }
    }

    /// The request's body says no name.
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("Unreadable", null, false, false);
        }
    }
}
