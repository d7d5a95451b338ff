package dev.parley.service.metrics;

import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The label `uri` of a request's metrics is a template or a fixed word, whatever was asked for: a label made of what
/// strangers write is memory that only grows, and tells their ids to whoever reads the metrics. Quarkus takes the raw
/// path for whatever reaches no resource (preflights, refusals); here it finds a word said before, which a resource
/// replaces by its template.
@Singleton
public class RouteLabels {
    static final String OTHER = "other";
    /// Where Quarkus' binder looks for the template; its resources write there.
    private static final String TEMPLATE = "UrlPathTemplate";

    private volatile @Nullable Set<String> paths;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            ((HttpServerRequestInternal) context.request()).context().putLocal(TEMPLATE, label(router, context));
            context.next();
        });
    }

    /// Of a request that has been answered; null: it has reached no resource.
    public static @Nullable String of(RoutingContext answered) {
        String label =
                ((HttpServerRequestInternal) answered.request()).context().getLocal(TEMPLATE);
        return OTHER.equals(label) ? null : label;
    }

    private String label(Router router, RoutingContext context) {
        var known = paths;
        if (known == null) {
            known = router.getRoutes().stream()
                    .filter(route -> route.isExactPath() && !route.isRegexPath())
                    .map(Route::getPath)
                    .filter(path -> path != null && path.indexOf(':') < 0)
                    .collect(Collectors.toUnmodifiableSet());
            paths = known;
        }
        var path = context.normalizedPath();
        return known.contains(path) ? path : OTHER;
    }
}
