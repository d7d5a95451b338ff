package dev.parley.gateway.endpoint;

import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.signin.SignIns;
import dev.parley.service.log.Sparing;
import io.quarkus.logging.Log;
import io.quarkus.websockets.next.HttpUpgradeCheck.CheckResult;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request for a socket on its way through the checks: what one of them has found out, and the next has to know.
final class Upgrade {
    // The order of the checks: WebSockets Next begins with the highest.
    static final int DRAINING = 700;
    static final int ORIGIN = 600;
    static final int QUERY_TOKEN = 500;
    static final int FLOOD = 400;
    static final int SIGN_IN = 300;
    static final int LAST = 200;

    static final int TOO_MANY_REQUESTS = 429;
    static final String TOO_MANY = "Too many connections";

    private static final Sparing BUGS = new Sparing();
    private static final UserData.TypedKey<Upgrade> KEY = new UserData.TypedKey<>("upgrade");

    private final Dialect dialect;
    private final boolean flooded;
    private SignIns.@Nullable SignedIn admitted;

    private Upgrade(Dialect dialect, boolean flooded) {
        this.dialect = dialect;
        this.flooded = flooded;
    }

    static void begin(HttpUpgradeContext context, Dialect dialect, boolean flooded) {
        context.userData().put(KEY, new Upgrade(dialect, flooded));
    }

    static Upgrade of(HttpUpgradeContext context) {
        return context.userData().get(KEY);
    }

    /// Nobody has to know any more.
    static Upgrade end(HttpUpgradeContext context) {
        return context.userData().remove(KEY);
    }

    Dialect dialect() {
        return dialect;
    }

    /// There have been too many attempts to connect where it comes from.
    boolean isFlooded() {
        return flooded;
    }

    void admit(SignIns.SignedIn signedIn) {
        admitted = signedIn;
    }

    /// As whom it has signed in already; null: it has not.
    SignIns.@Nullable SignedIn admitted() {
        return admitted;
    }

    static Uni<CheckResult> reject(int status, String text) {
        return Uni.createFrom().failure(new UpgradeRejected(status, text));
    }

    /// Decides where it may block, while the request waits.
    static <T> Uni<T> blocking(HttpServerRequest request, Executor threads, Supplier<T> decision) {
        request.pause();
        var loop = Vertx.currentContext();
        return Uni.createFrom()
                .item(decision)
                .runSubscriptionOn(threads)
                .emitOn(task -> loop.runOnContext(_ -> task.run()))
                .onFailure(failure -> !(failure instanceof UpgradeRejected))
                .transform(failure -> {
                    BUGS.turn().ifPresent(leftOut -> Log.errorf(failure, "upgrade failed left_out=%d", leftOut));
                    return new UpgradeRejected(500, "Something went wrong on our side");
                });
    }
}
