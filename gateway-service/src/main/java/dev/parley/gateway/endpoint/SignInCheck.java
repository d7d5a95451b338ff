package dev.parley.gateway.endpoint;

import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// Clients of some dialects are told why they may not come in by the answer to the upgrade itself.
@Singleton
@Priority(Upgrade.SIGN_IN)
class SignInCheck implements HttpUpgradeCheck {
    private final SignIns signIns;
    private final DocumentSessionFlow documentSessionFlow;
    private final ExecutorService threads;

    SignInCheck(SignIns signIns, DocumentSessionFlow documentSessionFlow, @VirtualThreads ExecutorService threads) {
        this.signIns = signIns;
        this.documentSessionFlow = documentSessionFlow;
        this.threads = threads;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var upgrade = Upgrade.of(context);
        var dialect = upgrade.dialect();
        if (!dialect.has(Trait.SIGNS_IN_BEFORE_UPGRADE)) {
            return CheckResult.permitUpgrade();
        }
        var token = PresentedToken.of(context.httpRequest(), true);
        if (token.isEmpty()) {
            return Upgrade.reject(401, dialect.refusedUpgrade(null));
        }
        return Upgrade.blocking(context.httpRequest(), threads, () -> signIn(dialect, token.get()))
                .invoke(upgrade::admit)
                .replaceWith(CheckResult.permitUpgradeSync());
    }

    private SignIns.SignedIn signIn(Dialect dialect, String token) {
        try {
            var admitted = signIns.signIn(token, null, 0);
            if (!(admitted.caller() instanceof Caller.Member member) || member.guest()) {
                throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Nobody has signed in by this token");
            }
            var template = dialect.template();
            if (template != null && !documentSessionFlow.knows(admitted.caller(), template)) {
                throw new UpgradeRejected(404, "Unknown template");
            }
            return admitted;
        } catch (RequestRejected e) {
            throw e.code().retryable || e.code() == ErrorCode.INTERNAL
                    ? new UpgradeRejected(503, "Authentication is not possible at the moment")
                    : new UpgradeRejected(401, dialect.refusedUpgrade(Rejection.of(e)));
        }
    }
}
