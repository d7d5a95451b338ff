package dev.parley.gateway.session;

import dev.parley.gateway.peer.PeerCalls;
import dev.parley.gateway.peer.PeerClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// session-service, wherever it runs: calls block (virtual threads), go to the next instance when one is away, and are
/// repeated until the patience ends, which every call of the contract bears (reads; writes with a key; changes to a
/// fixed value).
///
/// @throws dev.parley.session.contract.problem.RequestRejected from every call: what session-service refused, or
/// `unavailable`
@ApplicationScoped
public class SessionService {
    private final PeerCalls<SessionPeer> calls;

    SessionService(SessionConfig config, PeerClients clients) {
        calls = clients.calls(
                "session-service",
                config.url(),
                config.connectTimeout(),
                config.readTimeout(),
                config.patience(),
                config.firstPause(),
                SessionPeer::of);
    }

    /// Acts for a person; null: for nobody, who sees what is public.
    public <T> T actingFor(@Nullable UUID person, Function<SessionPeer, T> call) {
        return calls.call(person, call);
    }

    /// Acts for the gateway itself.
    public <T> T call(Function<SessionPeer, T> call) {
        return calls.call(null, call);
    }
}
