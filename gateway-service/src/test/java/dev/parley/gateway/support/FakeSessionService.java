package dev.parley.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ChangePages;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.SilencedConversations;
import dev.parley.session.contract.place.Places;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignInResult;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/// session-service as a gateway sees it: a real HTTP server that keeps everything in memory. It can be slow, and it can
/// forget to announce (it never does: there is no Redis in it), so what one connection hears of another's messages
/// comes from the gateway itself or by asking for the log.
public final class FakeSessionService implements AutoCloseable {
    public static final String SECRET = "a secret of the gateway's own tests, long enough";
    public static final String ACCEPTED_SECRET = "a secret that is to come in place of the other";

    private static final Problem AWAY =
            Problem.of(new RequestRejected(ErrorCode.UNAVAILABLE, "The database is away for the moment", 2000));

    private final FakeLogs logs = new FakeLogs();
    private final FakeConversations conversations = new FakeConversations(logs);
    private final FakePeople people = new FakePeople(conversations);
    private final FakePeer peer = new FakePeer("session-service", SECRET, this::handle);

    /// What the AI was asked for.
    public final FakeReplies replies = new FakeReplies(logs);

    /// Requests that carried messages.
    public final AtomicInteger appends = new AtomicInteger();

    /// How long an append takes, in milliseconds.
    public volatile long appendMillis;

    /// How long an answer from the log takes.
    public volatile long logMillis;

    /// The conversations whose log was asked for.
    public final BlockingQueue<UUID> logAsked = new LinkedBlockingQueue<>();

    /// Appends to be refused as if the database were away.
    public final AtomicInteger unavailable = new AtomicInteger();

    /// How long a sign-in takes.
    public volatile long signInMillis;

    /// By which names somebody was to be signed in.
    public final BlockingQueue<String> signInsAsked = new LinkedBlockingQueue<>();

    /// Requests to sign people in that are refused likewise.
    public final AtomicInteger signInsUnavailable = new AtomicInteger();

    /// Why people are refused, by their subjects.
    public final Map<String, ErrorCode> refusedSignIns = new ConcurrentHashMap<>();

    /// Requests to begin or take up a document.
    public final AtomicInteger documents = new AtomicInteger();

    /// Requests for the log.
    public final AtomicInteger logRequests = new AtomicInteger();

    /// Since when the log was asked what has moved.
    public final BlockingQueue<Instant> headsAsked = new LinkedBlockingQueue<>();

    /// How long ago those who sign in were read, by what is said of it.
    public volatile Duration signedInAgo = Duration.ZERO;

    /// Where somebody has blocked the other.
    public final List<SilencedConversations.Silenced> silenced = new CopyOnWriteArrayList<>();

    /// Conversations of a page of an overview.
    public volatile int overviewPage = ConversationOverview.MAX_PAGE;

    /// What happens just after a page of a history has been read.
    public volatile Runnable afterHistory = () -> {};

    /// People in each conversation of an overview.
    public volatile int overviewPeople;

    /// Whether the log cannot be read.
    public volatile boolean unreadable;

    public String url() {
        return peer.url();
    }

    private void handle(HttpServerRequest request, String body, UUID person) throws JsonProcessingException {
        var path = request.path().substring("/internal/v1/".length()).split("/");
        if (path[0].equals("reply-control")) {
            var isOfConversation = path[1].equals("conversations");
            conversations.mine(person, isOfConversation ? UUID.fromString(path[2]) : replies.conversation(path));
            peer.answer(request, replies.controlled(path));
            return;
        }
        switch (request.method() + " " + path[0] + (path.length > 2 ? "/" + path[2] : "")) {
            case "POST people" -> {
                if (signInsUnavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    peer.answer(request, 503, AWAY);
                } else {
                    var signedIn = signIn(peer.read(body, SignInBatch.class));
                    peer.answerAfter(Math.max(1, signInMillis), request, () -> signedIn);
                }
            }
            case "GET people/conversations" -> peer.answer(request, conversations.of(UUID.fromString(path[1])));
            case "GET people" -> peer.answer(request, new KnownPeople(List.of()));
            case "GET places" -> peer.answer(request, new Places(List.of()));
            case "POST document-sessions" -> {
                documents.incrementAndGet();
                peer.answer(request, OpenedSession.NONE);
            }
            case "POST conversations" ->
                peer.answer(request, conversations.create(person, peer.read(body, NewConversation.class)));
            case "GET conversations" ->
                peer.answer(
                        request,
                        path.length == 1 ? conversations.list(person) : conversation(request, person, path[1]));
            case "GET replies" -> peer.answer(request, replies.get(UUID.fromString(path[1])));
            case "GET conversations/snapshot" ->
                peer.answer(request, conversations.snapshot(person, UUID.fromString(path[1])));
            case "GET messages" -> peer.answer(request, logs.message(person, UUID.fromString(path[1])));
            case "GET conversations/messages" -> {
                var conversation =
                        conversations.mine(person, UUID.fromString(path[1])).id();
                var said = logs.said(conversation);
                afterHistory.run();
                peer.answer(request, new MessagePage(said, said.size(), logs.seq(conversation), false));
            }
            case "POST messages" -> append(request, peer.read(body, AppendBatch.class));
            case "GET log" ->
                changes(
                        request,
                        UUID.fromString(path[1]),
                        Long.parseLong(request.getParam("after")),
                        Integer.parseInt(request.getParam("limit")));
            case "POST blocks" -> peer.answer(request, silenced(List.of(peer.read(body, UUID[].class))));
            case "POST log" -> {
                if (path[1].equals("changes")) {
                    changes(request, peer.read(body, ChangesQuery.class));
                    return;
                }
                var since = peer.read(body, HeadsQuery.class).since();
                if (since != null) {
                    headsAsked.add(since);
                }
                peer.answer(request, conversations.heads());
            }
            default -> peer.answer(request, 404, Problem.of(ErrorCode.NOT_FOUND, "No such thing"));
        }
    }

    private Object conversation(HttpServerRequest request, UUID person, String which) {
        return switch (which) {
            case "overview" -> conversations.overview(person, request.getParam("after"), overviewPage, overviewPeople);
            case "keyed" -> conversations.keyed(person, request.getParam("key"));
            default -> conversations.mine(person, UUID.fromString(which));
        };
    }

    private SilencedConversations silenced(List<UUID> asked) {
        return new SilencedConversations(
                silenced.stream().filter(one -> asked.contains(one.personId())).toList(),
                Instant.now().minusSeconds(3));
    }

    private void changes(HttpServerRequest request, UUID conversation, long after, int limit) {
        if (unreadable) {
            peer.answer(request, 503, Problem.of(ErrorCode.UNAVAILABLE, "The log is away"));
            return;
        }
        logRequests.incrementAndGet();
        logAsked.add(conversation);
        peer.answerAfter(logMillis, request, () -> logs.changes(conversation, after, limit));
    }

    private void changes(HttpServerRequest request, ChangesQuery query) {
        if (unreadable) {
            peer.answer(request, 503, Problem.of(ErrorCode.UNAVAILABLE, "The log is away"));
            return;
        }
        logRequests.incrementAndGet();
        var pages = query.positions().stream()
                .map(position -> new ChangePages.Of(
                        position.conversationId(),
                        logs.changes(position.conversationId(), position.after(), query.limit())))
                .toList();
        query.positions().forEach(position -> logAsked.add(position.conversationId()));
        peer.answerAfter(Math.max(1, logMillis), request, () -> new ChangePages(pages));
    }

    private SignInResult signIn(SignInBatch batch) {
        return new SignInResult(batch.items().stream().map(this::outcome).toList());
    }

    private SignInOutcome outcome(SignIn signIn) {
        var refused = refusedSignIns.get(signIn.subject());
        if (refused != null) {
            return SignInOutcome.of(new RequestRejected(refused, "Not this person"));
        }
        signInsAsked.add(signIn.subject());
        return SignInOutcome.of(people.signIn(signIn, signedInAgo));
    }

    /// A conversation of somebody who has signed in, which no gateway has heard of.
    public UUID begun(String subject) {
        return conversations
                .create(people.id(subject), NewConversation.alone(ConversationKind.AI, "elsewhere", null, null))
                .id();
    }

    /// What has happened next in a conversation, as no gateway has heard.
    public void log(UUID conversation, LongFunction<Change> change) {
        logs.log(conversation, change);
    }

    /// A reply of that conversation which somebody has just begun to write, and goes on with.
    public UUID replying(UUID conversation) {
        var question = store(conversation, conversations.ownerOf(conversation), "well?", "asks");
        return replies.beingWritten(conversation, question.id());
    }

    /// A reply of that conversation with which nobody has begun; gateways know nothing of it.
    public UUID waiting(UUID conversation) {
        var question = store(conversation, conversations.ownerOf(conversation), "well?", "asks");
        return replies.waiting(conversation, question.id());
    }

    /// Where that reply is written.
    public UUID conversationOf(UUID reply) {
        return replies.get(reply).conversationId();
    }

    private void append(HttpServerRequest request, AppendBatch batch) {
        appends.incrementAndGet();
        if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            peer.answer(request, 503, AWAY);
        } else {
            peer.answerAfter(appendMillis, request, () -> append(batch));
        }
    }

    private AppendResult append(AppendBatch batch) {
        return new AppendResult(batch.items().stream().map(this::append).toList());
    }

    private AppendOutcome append(NewMessage item) {
        var conversation = item.conversationId();
        if (!conversations.isOf(item.senderId(), conversation)) {
            return AppendOutcome.refused(ErrorCode.NOT_FOUND);
        }
        var known = said(conversation).stream()
                .filter(one -> item.key() != null && item.key().equals(one.key()))
                .findFirst();
        if (known.isPresent() && item.ai() == AskAi.ASK) {
            var first = known.get();
            return AppendOutcome.stored(
                    first.id(), first.number(), first.seq(), first.createdAt(), replies.firstTo(first.id()), first);
        }
        var stored = store(conversation, item.senderId(), item.content(), item.key());
        var reply = item.ai() == AskAi.ASK ? replies.asked(conversation, stored.id()) : null;
        return AppendOutcome.stored(stored.id(), stored.number(), stored.seq(), stored.createdAt(), reply, null);
    }

    /// Stores a message that no announcement tells of; `sender` null: the AI's.
    public MessageView store(UUID conversation, UUID sender, String content, String key) {
        return logs.store(conversation, sender, content, key);
    }

    /// The messages of a conversation.
    public List<MessageView> said(UUID conversation) {
        return logs.said(conversation);
    }

    @Override
    public void close() {
        peer.close();
    }
}
