package dev.parley.ai.session;

import dev.parley.service.problem.ProblemMapper;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Our calls to session-service: to each of its URLs in turn, and on to the next where nobody takes the connection.
/// Critical: a reply's life depends on telling "refused" (final) from "away" (may be tried again).
@ApplicationScoped
public class SessionService {
    private record Peer(RepliesApi replies, DocumentTemplatesApi templates, DocumentSessionsApi documentSessions) {}

    private final List<Peer> peers;
    private final PeerTurns turns;

    SessionService(SessionConfig config, ServiceTokenSigner signer) {
        this.peers = config.urls().stream()
                .map(url -> new Peer(
                        client(url, config, signer, RepliesApi.class),
                        client(url, config, signer, DocumentTemplatesApi.class),
                        client(url, config, signer, DocumentSessionsApi.class)))
                .toList();
        this.turns = new PeerTurns(peers.size(), config.leftAlone(), System::nanoTime);
    }

    private static <T> T client(URI url, SessionConfig config, ServiceTokenSigner signer, Class<T> api) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("io.quarkus.rest.client.connection-pool-size", config.maxConnections())
                .register(new CallSignature(signer))
                .register(new ProblemMapper())
                .build(api);
    }

    /// Throws [RequestRejected] for a no and [SessionAway] for no answer.
    public <T> T replies(Function<RepliesApi, T> call) {
        return call(peer -> call.apply(peer.replies));
    }

    /// The same of templates.
    public <T> T templates(Function<DocumentTemplatesApi, T> call) {
        return call(peer -> call.apply(peer.templates));
    }

    /// The same of document sessions.
    public <T> T documentSessions(Function<DocumentSessionsApi, T> call) {
        return call(peer -> call.apply(peer.documentSessions));
    }

    private <T> T call(Function<Peer, T> call) {
        Throwable unreachable = null;
        for (var number : turns.next()) {
            try {
                var answer = call.apply(peers.get(number));
                turns.answered(number);
                return answer;
            } catch (RequestRejected refused) {
                if (refused.code() == ErrorCode.UNAVAILABLE) {
                    turns.failed(number);
                }
                throw refused.code().retryable ? new SessionAway(refused) : refused;
            } catch (ProcessingException problem) {
                turns.failed(number);
                if (!neverSent(problem)) {
                    throw new SessionAway(problem);
                }
                unreachable = problem;
            } catch (RuntimeException problem) {
                throw new SessionAway(problem);
            }
        }
        throw new SessionAway(unreachable);
    }

    private static boolean neverSent(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
