package dev.parley.ai.interview.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.ai.interview.Interviewer;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.template.Answers;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// Somebody else's AI leads through a session, over HTTP.
@ApplicationScoped
public class AiService implements Interviewer {
    private static final String AWAY = "Could not connect to the AI service. Please try again in a moment.";
    private static final String FAILED = "Failed to get next question. Please try again.";
    /// Answers are not judged here.
    private static final int ATTEMPTS = 1;

    private final AiServiceConfig config;
    private final AiServiceCall call;
    private final SessionService sessions;

    AiService(AiServiceConfig config, AiServiceCall call, SessionService sessions) {
        this.config = config;
        this.call = call;
        this.sessions = sessions;
    }

    public boolean isConfigured() {
        return config.url().isPresent();
    }

    @Override
    public TurnOutcome next(DocumentSessionView session, PersonTurn pending) {
        if (pending.kind() == PersonTurn.Kind.REVISE) {
            throw new RequestRejected(
                    ErrorCode.CONFLICT, "An AI service leads this session; its answers cannot be changed");
        }
        try {
            return outcome(session, pending, call.next(session, pending, history(session)));
        } catch (CircuitBreakerOpenException e) {
            throw new RequestRejected(ErrorCode.AI_UNAVAILABLE, AWAY);
        } catch (AiServiceAway e) {
            if (e.refusesKey()) {
                Log.error("The AI service refuses our key: set AI_SERVICE_API_KEY");
            }
            throw new RequestRejected(ErrorCode.AI_UNAVAILABLE, AWAY);
        } catch (AiServiceFailed e) {
            Log.warnf("The AI service gave no next question reason=%s", e.getMessage());
            throw new RequestRejected(ErrorCode.AI_UNAVAILABLE, FAILED);
        }
    }

    /// Nobody else wants it with each turn, so it does not come with one.
    private List<HistoryEntry> history(DocumentSessionView session) {
        try {
            return session.history() == null
                    ? sessions.documentSessions(api -> api.history(session.id()))
                            .history()
                    : session.history();
        } catch (SessionAway e) {
            throw e.refusal();
        }
    }

    private TurnOutcome outcome(DocumentSessionView session, PersonTurn pending, JsonNode answer) {
        var answered = new ArrayList<String>();
        answer.path("answeredQuestionIds").forEach(id -> answered.add(id.asText()));
        var answers = answers(session, pending);
        return switch (answer.path("status").asText()) {
            case "in_progress" -> asked(session, answer, answered, answers);
            case "complete" -> completed(session, answer, answered, answers);
            case "error" -> throw new AiServiceFailed("error");
            default -> throw new AiServiceFailed("unknown status");
        };
    }

    /// What was said to which question, as far as we know.
    private static JsonNode answers(DocumentSessionView session, PersonTurn pending) {
        var asked = session.outcome() == null ? null : session.outcome().question();
        var said = pending.content();
        var answers = Answers.of(session.answers());
        return asked == null || said == null
                ? answers.json()
                : answers.with(asked.id(), JsonNodeFactory.instance.textNode(said))
                        .json();
    }

    private static TurnOutcome asked(
            DocumentSessionView session, JsonNode answer, List<String> answered, JsonNode answers) {
        var text = answer.path("nextQuestion").path("text").asText("");
        if (text.isBlank()) {
            throw new AiServiceFailed("no question");
        }
        var id = answer.path("nextQuestion").path("id").asText("q" + (session.turn() + 1));
        return new TurnOutcome(
                TurnOutcome.Kind.ASKED,
                text,
                AskedQuestion.words(id, text),
                answers,
                answered,
                answered.size() + 1,
                ATTEMPTS,
                session.templateId(),
                session.templateVersion(),
                null);
    }

    private static TurnOutcome completed(
            DocumentSessionView session, JsonNode answer, List<String> answered, JsonNode answers) {
        var document = answer.path("document");
        var id = answer.path("documentId").asText("");
        if (id.isEmpty() && document.path("content").asText("").isEmpty()) {
            throw new AiServiceFailed("neither a document nor its id");
        }
        return new TurnOutcome(
                TurnOutcome.Kind.COMPLETED,
                null,
                null,
                answers,
                answered,
                answered.size(),
                ATTEMPTS,
                session.templateId(),
                session.templateVersion(),
                new TurnOutcome.NewDocument(
                        document.path("title").asText("Document"),
                        document.path("content").asText(""),
                        id.isEmpty() ? null : id));
    }
}
