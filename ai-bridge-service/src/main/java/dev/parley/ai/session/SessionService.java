package dev.parley.ai.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.service.peer.BlockingCalls;
import dev.parley.service.problem.ProblemMapper;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Our calls to session-service: to each of its URLs in turn, and on to the next where nobody takes the connection.
/// Critical: a reply's life depends on telling "refused" (final) from "away" (may be tried again).
@ApplicationScoped
public class SessionService {
    private record Peer(
            BlockingCalls blocking,
            RepliesApi replies,
            DocumentTemplatesApi templates,
            DocumentSessionsApi documentSessions) {}

    private final List<Peer> peers;
    private final PeerTurns turns;

    SessionService(SessionConfig config, ServiceTokenSigner signer, ObjectMapper json) {
        this.peers = config.urls().stream()
                .map(url -> new Peer(
                        blocking(url, config, signer, json),
                        client(url, config, signer, RepliesApi.class),
                        client(url, config, signer, DocumentTemplatesApi.class),
                        client(url, config, signer, DocumentSessionsApi.class)))
                .toList();
        this.turns = new PeerTurns(peers.size(), config.leftAlone(), System::nanoTime);
    }

    private static BlockingCalls blocking(URI url, SessionConfig config, ServiceTokenSigner signer, ObjectMapper json) {
        return new BlockingCalls(
                url,
                config.connectTimeout(),
                config.answerTimeout(),
                () -> signer.tokenFor(CallSignature.AUDIENCE, null),
                json);
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

    /// As [RepliesApi#claim], on the way to the first word: by the thread that asks.
    public ReplyClaim claim(UUID reply, ReplyLease terms) {
        return call(peer -> peer.blocking.post(RepliesApi.PATH + "/" + reply + "/claim", terms, ReplyClaim.class));
    }

    /// As [RepliesApi#complete], likewise.
    public MessageView complete(UUID reply, ReplyCompletion completion) {
        return call(
                peer -> peer.blocking.post(RepliesApi.PATH + "/" + reply + "/complete", completion, MessageView.class));
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
