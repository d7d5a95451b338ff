package dev.parley.gateway.console;

import dev.parley.gateway.auth.AuthConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/// Serves the page on `/` and what belongs to it. A socket that opens on `/` passes through to whoever speaks there.
@ApplicationScoped
class ConsoleRoutes {
    private final ConsoleConfig config;
    private final LocalTokens tokens;
    private final String anonymousPolicy;

    ConsoleRoutes(ConsoleConfig config, AuthConfig auth, LocalTokens tokens) {
        this.config = config;
        this.tokens = tokens;
        this.anonymousPolicy =
                auth.anonymousPolicy().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void register(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        ConsolePage.assets()
                .forEach((path, asset) -> router.get(path)
                        .method(HttpMethod.HEAD)
                        .handler(context -> {
                            if (isUpgrade(context)) {
                                context.next();
                            } else {
                                send(context, asset);
                            }
                        }));
        router.get("/console/settings").handler(this::settings);
        router.post("/console/token").handler(tokens::give);
    }

    private static boolean isUpgrade(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true);
    }

    private static void send(RoutingContext context, ConsolePage.Asset asset) {
        var response = context.response();
        SecurityHeaders.add(context.request(), response.headers());
        response.putHeader(HttpHeaders.ETAG, asset.tag()).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (asset.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).end(asset.content());
        }
    }

    /// What the page has to know before it can offer anything.
    private void settings(RoutingContext context) {
        SecurityHeaders.add(context.request(), context.response().headers());
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("tokens", tokens.areOfferedTo(context.request()))
                        .put("anonymous", anonymousPolicy)
                        .toBuffer());
    }
}
