package dev.parley.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.contract.interview.InterviewsApi;
import dev.parley.ai.contract.interview.Prefill;
import dev.parley.gateway.ai.AiConfig;
import dev.parley.gateway.peer.PeerCalls;
import dev.parley.gateway.peer.PeerClients;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Who leads through document sessions, in ai-bridge-service. Calls block (virtual threads).
@ApplicationScoped
public class InterviewBridge {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String AWAY = "Could not connect to the AI service. Please try again in a moment.";

    @RegisterRestClient
    interface Turns extends InterviewsApi {}

    private final PeerCalls<Turns> interviews;

    InterviewBridge(AiConfig config, InterviewConfig interview, PeerClients clients) {
        var longest = config.connectTimeout().plus(interview.readTimeout());
        interviews = clients.calls(
                "ai-bridge-service",
                config.url(),
                config.connectTimeout(),
                interview.readTimeout(),
                longest.plus(interview.awayPatience()),
                PAUSE,
                make -> make.client(Turns.class));
    }

    /// Prefilled answers as they are kept.
    ///
    /// @throws RequestRejected `bad_request` says which cannot be
    public Prefill prefill(String template, JsonNode values) {
        return interviews.call(null, api -> api.prefill(new Prefill(template, values)));
    }

    /// What comes of the pending turn. An ai-bridge that dies in the midst of it is asked again when it is back: the
    /// interviewer makes the same of the same turn, and an AI service is told which turn it is.
    ///
    /// @throws RequestRejected `ai_unavailable`, with a sentence for the person
    public TurnOutcome next(DocumentSessionView session) {
        try {
            return interviews.call(null, api -> api.next(session));
        } catch (RequestRejected e) {
            throw e.code() == ErrorCode.UNAVAILABLE ? new RequestRejected(ErrorCode.AI_UNAVAILABLE, AWAY) : e;
        }
    }
}
