package dev.parley.gateway.ai;

import dev.parley.ai.contract.canister.CanisterApi;
import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.contract.reply.ReplyHints;
import dev.parley.ai.contract.reply.ReplyHintsApi;
import dev.parley.gateway.peer.PeerCalls;
import dev.parley.gateway.peer.PeerClients;
import dev.parley.service.peer.BlockingCalls;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// ai-bridge-service, wherever it runs. Calls block.
@ApplicationScoped
class AiBridge {
    private static final String SERVICE = "ai-bridge-service";
    private static final Duration PAUSE = Duration.ofMillis(200);

    @RegisterRestClient
    interface Hints extends ReplyHintsApi {}

    @RegisterRestClient
    interface Answers extends CanisterApi {}

    private final AiConfig config;
    private final PeerClients clients;
    private final PeerCalls<BlockingCalls> hints;
    private final PeerCalls<Hints> glance;
    private final Map<String, PeerCalls<Answers>> answers = new ConcurrentHashMap<>();

    AiBridge(AiConfig config, PeerClients clients) {
        this.config = config;
        this.clients = clients;
        this.hints = calls(config.patience(), PeerClients.Maker::blocking);
        // Time for the next one where one says at once that it stops.
        this.glance = calls(config.readTimeout().plus(PAUSE), make -> make.client(Hints.class));
    }

    private <P> PeerCalls<P> calls(Duration patience, Function<PeerClients.Maker, P> client) {
        return clients.calls(
                SERVICE, config.url(), config.connectTimeout(), config.readTimeout(), patience, PAUSE, client);
    }

    /// Tells that these answers are wanted, `traces` of those that are traced; says whether the AI is there.
    AiStatus hint(List<UUID> replies, @Nullable Map<UUID, String> traces) {
        try {
            var body = new ReplyHints(replies, traces);
            return hints.call(null, calls -> calls.post(ReplyHintsApi.PATH, body, AiStatus.class));
        } catch (RequestRejected e) {
            return away();
        }
    }

    /// Whether the AI is there at this moment.
    AiStatus status() {
        try {
            return glance.call(null, ReplyHintsApi::status);
        } catch (RequestRejected e) {
            return away();
        }
    }

    private AiStatus away() {
        return new AiStatus(
                false, 0, config.awayReason(), config.awayRetryAfter().toMillis());
    }

    /// The very instance that asked a canister, which alone knows the question.
    PeerCalls<Answers> askedBy(String url) {
        return answers.computeIfAbsent(
                url,
                address -> clients.calls(
                        SERVICE,
                        List.of(URI.create(address)),
                        config.connectTimeout(),
                        Duration.ofSeconds(10),
                        config.patience(),
                        PAUSE,
                        make -> make.client(Answers.class)));
    }
}
