package dev.parley.gateway.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.ai.AiHealth;
import dev.parley.gateway.document.InterviewBridge;
import dev.parley.gateway.session.SessionPeer;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.signin.SignInBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks our siblings once for each kind of thing people will ask them for by us: as somebody there is not, of what
/// there is not, so that all they say is no. Blocks.
@ApplicationScoped
class FirstCalls {
    private static final String NO_TEMPLATE = "there-is-none";
    private static final int PAGE = 50;

    private final SessionService session;
    private final InterviewBridge interviews;
    private final AiHealth ai;

    FirstCalls(SessionService session, InterviewBridge interviews, AiHealth ai) {
        this.session = session;
        this.interviews = interviews;
        this.ai = ai;
    }

    /// @throws RequestRejected `unavailable` when session-service is away
    void make() {
        var nobody = UUID.randomUUID();
        var nowhere = UUID.randomUUID();
        ask(null, peer -> peer.people().signIn(new SignInBatch(List.of())));
        ask(nobody, peer -> peer.knownPeople().known(List.of(nobody)));
        ask(nobody, peer -> peer.conversations().list(false, null, null, PAGE, null));
        ask(nobody, peer -> peer.conversations().overview(null, PAGE));
        ask(nobody, peer -> peer.conversations().get(nowhere));
        // Somebody else is missing in it.
        ask(
                nobody,
                peer -> peer.conversations()
                        .create(new NewConversation(ConversationKind.DIRECT, null, null, List.of(), null)));
        ask(nobody, peer -> peer.participants().snapshot(nowhere, null, PAGE));
        ask(nobody, peer -> peer.participants().participants(nowhere));
        ask(nobody, peer -> peer.participants().read(nowhere, ReadMark.upTo(0)));
        ask(nobody, peer -> peer.messages().page(nowhere, null, null, null, PAGE));
        ask(nobody, peer -> peer.messageChanges().get(nowhere));
        ask(null, peer -> peer.blocks().silenced(List.of(nobody)));
        ask(nobody, peer -> peer.places().own());
        ask(nobody, peer -> peer.places().conversation(0));
        ask(nobody, peer -> peer.places().person(0));
        ask(nobody, peer -> peer.documentTemplates().list());
        ask(nobody, peer -> peer.documentSessions().get(nowhere));
        ask(null, peer -> peer.replyStates().get(nowhere));
        ask(null, peer -> peer.append().append(new AppendBatch(List.of(message(nobody, nowhere)), null)));
        ask(
                null,
                peer -> peer.documentSessions()
                        .steps(new SessionStepBatch(List.of(SessionStep.givenUp(nobody, nowhere, 0)))));
        ai.status();
        try {
            interviews.prefill(NO_TEMPLATE, JsonNodeFactory.instance.objectNode());
        } catch (RequestRejected no) {
            // There is no such template, or ai-bridge is away: it is not waited for.
        }
    }

    private static NewMessage message(UUID person, UUID conversation) {
        return new NewMessage(
                conversation, person, UUID.randomUUID().toString(), "Good evening", "text", null, null, 3, AskAi.NEVER);
    }

    private <T> void ask(@Nullable UUID person, Function<SessionPeer, T> call) {
        try {
            session.actingFor(person, call);
        } catch (RequestRejected no) {
            if (no.code() == ErrorCode.UNAVAILABLE) {
                throw no;
            }
        }
    }
}
