package dev.parley.session.ready;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationsApi;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ParticipantsApi;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.log.LogApi;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.person.KnownPeopleApi;
import dev.parley.session.contract.place.PlacesApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.signin.PeopleApi;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.database.Transactions;
import dev.parley.session.identity.OwnCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What people do, done once by nobody: two people sign in, one asks the AI and is answered, writes to the other, and
/// begins a document. It happens in a transaction that is rolled back. What can only be read in a transaction of its
/// own is read of conversations there are not.
@ApplicationScoped
class Rehearsal {
    private static final String ISSUER = "rehearsal";
    private static final long LEASE_MILLIS = 30_000;
    private static final int CONTEXT = 20;
    private static final int PAGE = 50;

    private final Transactions transactions;
    private final OwnCalls calls;
    private final PeopleApi people;
    private final KnownPeopleApi knownPeople;
    private final ConversationsApi conversations;
    private final ParticipantsApi participants;
    private final AppendApi append;
    private final MessagesApi messages;
    private final RepliesApi replies;
    private final PlacesApi places;
    private final LogApi log;
    private final DocumentTemplatesApi templates;
    private final DocumentSessionsApi documents;

    Rehearsal(
            Transactions transactions,
            OwnCalls calls,
            PeopleApi people,
            KnownPeopleApi knownPeople,
            ConversationsApi conversations,
            ParticipantsApi participants,
            AppendApi append,
            MessagesApi messages,
            RepliesApi replies,
            PlacesApi places,
            LogApi log,
            DocumentTemplatesApi templates,
            DocumentSessionsApi documents) {
        this.transactions = transactions;
        this.calls = calls;
        this.people = people;
        this.knownPeople = knownPeople;
        this.conversations = conversations;
        this.participants = participants;
        this.append = append;
        this.messages = messages;
        this.replies = replies;
        this.places = places;
        this.log = log;
        this.templates = templates;
        this.documents = documents;
    }

    /// @throws RequestRejected `unavailable` when the database is away
    void play() {
        transactions.rehearse(this::write);
        read(UUID.randomUUID(), UUID.randomUUID());
    }

    private void write() {
        var both = as(null, () -> people.signIn(new SignInBatch(Arrays.asList(somebody(), somebody()))))
                .outcomes();
        var alice = both.getFirst().get().person();
        var bob = both.getLast().get().person();
        var thread = as(
                alice.id(),
                () -> conversations.create(NewConversation.alone(
                        ConversationKind.AI, null, null, UUID.randomUUID().toString())));
        // Whatever is said to the AI alone asks for its answer.
        var reply = Objects.requireNonNull(says(alice.id(), thread.id()));
        var claim = as(null, () -> replies.claim(reply, new ReplyLease(ISSUER, null, LEASE_MILLIS, CONTEXT)));
        var answer = ReplyCompletion.builder()
                .attempt(claim.attempt())
                .content("Good evening")
                .contentType("text")
                .modelUsed(ISSUER)
                .processingTimeMs(1)
                .tokensIn(1)
                .tokensOut(1)
                .usageEstimated(true)
                .metadata(Map.of())
                .build();
        as(null, () -> replies.complete(reply, answer));
        var chat = as(
                alice.id(),
                () -> conversations.create(
                        new NewConversation(ConversationKind.DIRECT, null, null, List.of(bob.id()), null)));
        says(alice.id(), chat.id());
        as(bob.id(), () -> participants.participants(chat.id()));
        as(bob.id(), () -> participants.read(chat.id(), ReadMark.upTo(chat.seq())));
        as(bob.id(), () -> conversations.list(false, null, null, PAGE, null));
        as(bob.id(), () -> places.conversation(chat.number()));
        as(bob.id(), () -> places.person(alice.number()));
        as(bob.id(), () -> knownPeople.known(Arrays.asList(alice.id())));
        var open = new OpenSession(UUID.randomUUID(), null, UUID.randomUUID(), false, false, null);
        as(alice.id(), () -> documents.open(open));
        var turn = new PersonTurn(
                PersonTurn.Kind.ANSWER, UUID.randomUUID().toString(), "A document", null, null, open.holder());
        as(
                null,
                () -> documents.steps(
                        new SessionStepBatch(Arrays.asList(SessionStep.turn(alice.id(), open.newId(), turn)))));
    }

    /// The reply that is to answer it; null: none is.
    private @Nullable UUID says(UUID person, UUID conversation) {
        var message = new NewMessage(
                conversation, person, UUID.randomUUID().toString(), "Good evening", "text", null, null, 3, AskAi.AUTO);
        var outcome = as(null, () -> append.append(new AppendBatch(Arrays.asList(message), null)))
                .outcomes()
                .getFirst();
        return outcome.replyId();
    }

    private void read(UUID person, UUID conversation) {
        asNobodyKnown(person, () -> participants.snapshot(conversation, null, PAGE));
        asNobodyKnown(person, () -> messages.page(conversation, null, null, null, PAGE));
        asNobodyKnown(person, () -> conversations.overview(null, PAGE));
        asNobodyKnown(person, () -> places.own());
        asNobodyKnown(person, () -> templates.list());
        asNobodyKnown(
                null, () -> log.changes(new ChangesQuery(List.of(new ChangesQuery.Position(conversation, 0)), 1)));
        asNobodyKnown(null, () -> log.heads(new HeadsQuery(List.of(), null)));
    }

    private <T> void asNobodyKnown(@Nullable UUID person, Supplier<T> call) {
        try {
            calls.actingFor(person, call);
        } catch (RequestRejected e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Each sees what the one before has written, as by a transaction of its own. `person` null: the service itself.
    private <T> T as(@Nullable UUID person, Supplier<T> call) {
        return calls.actingAfresh(person, call);
    }

    private static SignIn somebody() {
        return SignIn.named(ISSUER, UUID.randomUUID().toString(), "Nobody");
    }
}
