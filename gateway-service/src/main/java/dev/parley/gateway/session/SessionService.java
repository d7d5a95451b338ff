package dev.parley.gateway.session;

import dev.parley.gateway.peer.BlockingCalls;
import dev.parley.gateway.peer.PeerCalls;
import dev.parley.gateway.peer.PeerClients;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.person.PeopleApi;
import dev.parley.session.contract.person.SignInResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

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
                make -> new SessionPeer(
                        people(make.blocking()),
                        make.client(SessionPeer.KnownPeople.class),
                        make.client(SessionPeer.Blocks.class),
                        make.client(SessionPeer.Conversations.class),
                        make.client(SessionPeer.Participants.class),
                        make.client(SessionPeer.Messages.class),
                        make.client(SessionPeer.MessageChanges.class),
                        append(make.blocking()),
                        make.client(SessionPeer.Search.class),
                        make.client(SessionPeer.Replies.class),
                        make.client(SessionPeer.ReplyStates.class),
                        make.client(SessionPeer.Log.class),
                        make.client(SessionPeer.Places.class),
                        make.client(SessionPeer.DocumentTemplates.class),
                        make.client(SessionPeer.DocumentSessions.class),
                        make.client(SessionPeer.Documents.class)));
    }

    // What a lane sends is sent by its own thread. Lambdas, because of a class Quarkus would make a resource.

    private static PeopleApi people(BlockingCalls calls) {
        return batch -> calls.post(PeopleApi.PATH + PeopleApi.SIGN_INS, batch, SignInResult.class);
    }

    private static AppendApi append(BlockingCalls calls) {
        return batch -> calls.post(AppendApi.PATH, batch, AppendResult.class);
    }

    /// Acts for a person; null: for nobody, who sees what is public.
    public <T> T actingFor(UUID person, Function<SessionPeer, T> call) {
        return calls.call(person, call);
    }

    /// Acts for the gateway itself.
    public <T> T call(Function<SessionPeer, T> call) {
        return calls.call(null, call);
    }
}
