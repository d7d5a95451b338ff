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
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Serves the page on `/` and what belongs to it. A socket that opens on `/` passes through to whoever speaks there.
@ApplicationScoped
class ConsoleRoutes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern GZIP =
            Pattern.compile("(?i)(?<![\\w-])gzip(?!\\s*;\\s*q=0(?:\\.0*)?(?![\\d.]))(?![\\w-])");

    private final ConsoleConfig config;
    private final LocalTokens tokens;
    private final Optional<Issuer> issuer;
    private final String anonymousPolicy;

    ConsoleRoutes(ConsoleConfig config, AuthConfig auth, LocalTokens tokens) {
        this.config = config;
        this.tokens = tokens;
        this.issuer = Issuer.of(config.signIn());
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

    private void send(RoutingContext context, ConsolePage.Asset asset) {
        var request = context.request();
        var response = context.response();
        SecurityHeaders.add(request, response.headers(), issuer.map(Issuer::origin));
        response.putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, asset.lasts() ? FOR_EVER : "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (asset.tag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        if (acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(asset.compressed());
        } else {
            response.end(asset.content());
        }
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null && GZIP.matcher(encodings).find();
    }

    /// What the page has to know before it can offer anything.
    private void settings(RoutingContext context) {
        SecurityHeaders.add(context.request(), context.response().headers());
        var settings = new JsonObject()
                .put("tokens", tokens.areOfferedTo(context.request()))
                .put("anonymous", anonymousPolicy);
        issuer.ifPresent(known -> settings.put("sign_in", known.toJson()));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(settings.toBuffer());
    }
}
