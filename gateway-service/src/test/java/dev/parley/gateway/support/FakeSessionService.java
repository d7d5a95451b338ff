package dev.parley.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.log.ChangePages;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.log.LogPositions;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.person.SignIn;
import dev.parley.session.contract.person.SignInBatch;
import dev.parley.session.contract.person.SignInOutcome;
import dev.parley.session.contract.person.SignInResult;
import dev.parley.session.contract.person.SignedIn;
import dev.parley.session.contract.person.SilencedConversations;
import dev.parley.session.contract.place.Places;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.token.ServiceTokenVerifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// session-service as a gateway sees it: a real HTTP server that keeps everything in memory. It can be slow, and it can
/// forget to announce (it never does: there is no Redis in it), so what one connection hears of another's messages
/// comes from the gateway itself or by asking for the log.
public final class FakeSessionService implements AutoCloseable {
    public static final String SECRET = "a secret of the gateway's own tests, long enough";

    /// Of so many conversations a sign-in is told where they stand, as by the real one.
    private static final int MOST_HEADS = 1_000;

    private static final Problem AWAY =
            Problem.of(new RequestRejected(ErrorCode.UNAVAILABLE, "The database is away for the moment", 2000));

    private final Vertx vertx = Vertx.vertx();
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final ServiceTokenVerifier verifier =
            new ServiceTokenVerifier("session-service", Set.of("gateway-service"), SECRET, Clock.systemUTC());
    private final Map<String, PersonView> people = new LinkedHashMap<>();
    private final Map<UUID, ConversationView> conversations = new LinkedHashMap<>();
    private final Map<UUID, List<Change>> logs = new LinkedHashMap<>();
    /// Conversations by their creator and their key.
    private final Map<String, UUID> keys = new ConcurrentHashMap<>();
    private final HttpServer server;

    /// What the AI was asked for.
    public final FakeReplies replies = new FakeReplies(this);

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

    public FakeSessionService() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    try {
                        handle(request, body.toString());
                    } catch (RequestRejected e) {
                        answer(request, e.code().status, Problem.of(e.code(), e.getMessage()));
                    } catch (JsonProcessingException | RuntimeException e) {
                        answer(request, 500, Problem.of(ErrorCode.INTERNAL, e.toString()));
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

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
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void handle(HttpServerRequest request, String body) throws JsonProcessingException {
        var authorization = request.getHeader("Authorization");
        var caller = verifier.verify(authorization == null ? null : authorization.substring("Bearer ".length()));
        if (request.path().equals("/ready")) {
            request.response().end("{}");
            return;
        }
        if (caller.isEmpty()) {
            answer(request, 401, Problem.of(ErrorCode.UNAUTHENTICATED, "no token"));
            return;
        }
        var person = caller.get().person().orElse(null);
        var path = request.path().substring("/internal/v1/".length()).split("/");
        if (path[0].equals("reply-control")) {
            mine(person, path[1].equals("conversations") ? UUID.fromString(path[2]) : replies.conversation(path));
            answer(request, 200, replies.controlled(path));
            return;
        }
        switch (request.method() + " " + path[0] + (path.length > 2 ? "/" + path[2] : "")) {
            case "POST people" -> {
                if (signInsUnavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    answer(request, 503, AWAY);
                } else {
                    var signedIn = signIn(json.readValue(body, SignInBatch.class));
                    vertx.setTimer(Math.max(1, signInMillis), _ -> answer(request, 200, signedIn));
                }
            }
            case "GET people/conversations" -> answer(request, 200, conversationsOf(UUID.fromString(path[1])));
            case "GET people" -> answer(request, 200, new KnownPeople(List.of()));
            case "GET places" -> answer(request, 200, new Places(List.of()));
            case "POST document-sessions" -> {
                documents.incrementAndGet();
                answer(request, 200, OpenedSession.NONE);
            }
            case "POST conversations" ->
                answer(request, 200, create(person, json.readValue(body, NewConversation.class)));
            case "GET conversations" ->
                answer(
                        request,
                        200,
                        path.length == 1
                                ? list(person)
                                : switch (path[1]) {
                                    case "overview" -> overview(person, request.getParam("after"));
                                    case "keyed" -> keyed(person, request.getParam("key"));
                                    default -> mine(person, UUID.fromString(path[1]));
                                });
            case "GET replies" -> answer(request, 200, replies.get(UUID.fromString(path[1])));
            case "GET conversations/snapshot" -> answer(request, 200, snapshot(person, UUID.fromString(path[1])));
            case "GET messages" -> answer(request, 200, message(person, UUID.fromString(path[1])));
            case "GET conversations/messages" -> history(request, person, UUID.fromString(path[1]));
            case "POST messages" -> append(request, json.readValue(body, AppendBatch.class));
            case "GET log" -> {
                if (unreadable) {
                    answer(request, 503, Problem.of(ErrorCode.UNAVAILABLE, "The log is away"));
                    return;
                }
                logRequests.incrementAndGet();
                var conversation = UUID.fromString(path[1]);
                var after = Long.parseLong(request.getParam("after"));
                logAsked.add(conversation);
                if (logMillis > 0) {
                    vertx.setTimer(logMillis, _ -> answer(request, 200, changes(conversation, after)));
                } else {
                    answer(request, 200, changes(conversation, after));
                }
            }
            case "POST blocks" -> {
                var asked = List.of(json.readValue(body, UUID[].class));
                answer(
                        request,
                        200,
                        new SilencedConversations(
                                silenced.stream()
                                        .filter(one -> asked.contains(one.personId()))
                                        .toList(),
                                Instant.now().minusSeconds(3)));
            }
            case "POST log" -> {
                if (path[1].equals("changes")) {
                    changes(request, json.readValue(body, ChangesQuery.class));
                    return;
                }
                var since = json.readValue(body, HeadsQuery.class).since();
                if (since != null) {
                    headsAsked.add(since);
                }
                answer(request, 200, heads());
            }
            default -> answer(request, 404, Problem.of(ErrorCode.NOT_FOUND, "No such thing"));
        }
    }

    private void changes(HttpServerRequest request, ChangesQuery query) {
        if (unreadable) {
            answer(request, 503, Problem.of(ErrorCode.UNAVAILABLE, "The log is away"));
            return;
        }
        logRequests.incrementAndGet();
        var pages = query.positions().stream()
                .map(position -> new ChangePages.Of(
                        position.conversationId(), changes(position.conversationId(), position.after())))
                .toList();
        query.positions().forEach(position -> logAsked.add(position.conversationId()));
        vertx.setTimer(Math.max(1, logMillis), _ -> answer(request, 200, new ChangePages(pages)));
    }

    private SignInResult signIn(SignInBatch batch) {
        return new SignInResult(batch.items().stream().map(this::outcome).toList());
    }

    private SignInOutcome outcome(SignIn signIn) {
        var refused = refusedSignIns.get(signIn.subject());
        return refused == null
                ? SignInOutcome.of(signIn(signIn))
                : SignInOutcome.of(new RequestRejected(refused, "Not this person"));
    }

    private synchronized SignedIn signIn(SignIn signIn) {
        signInsAsked.add(signIn.subject());
        var person = people.computeIfAbsent(
                signIn.issuer() + signIn.subject(),
                _ -> PersonView.builder()
                        .id(UUID.randomUUID())
                        .number(people.size() + 1)
                        .issuer(signIn.issuer())
                        .subject(signIn.subject())
                        .email(signIn.email())
                        .name(signIn.name())
                        .role("user")
                        .tier("free")
                        .build());
        var heads = heads().heads().stream()
                .filter(head -> head.personId().equals(person.id()))
                .toList();
        return new SignedIn(
                person,
                heads.subList(0, Math.min(MOST_HEADS, heads.size())),
                signIn.conversations() > 0 ? list(person.id()) : null,
                Instant.now().minus(signedInAgo),
                heads.size() > MOST_HEADS,
                null);
    }

    /// A conversation of somebody who has signed in, which no gateway has heard of.
    public synchronized UUID begun(String subject) {
        var owner = people.values().stream()
                .filter(person -> person.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        return create(owner.id(), NewConversation.alone(ConversationKind.AI, "elsewhere", null, null))
                .id();
    }

    private ConversationView keyed(UUID person, String key) {
        return Optional.ofNullable(keys.get(person + key))
                .map(conversations::get)
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation"));
    }

    /// A reply of that conversation which somebody has just begun to write, and goes on with.
    public synchronized UUID replying(UUID conversation) {
        var owner = conversations.get(conversation).ownerId();
        return replies.beingWritten(
                conversation, store(conversation, owner, "well?", "asks").id());
    }

    /// A reply of that conversation with which nobody has begun; gateways know nothing of it.
    public synchronized UUID waiting(UUID conversation) {
        var owner = conversations.get(conversation).ownerId();
        return replies.waiting(
                conversation, store(conversation, owner, "well?", "asks").id());
    }

    /// Where that reply is written.
    public UUID conversationOf(UUID reply) {
        return replies.get(reply).conversationId();
    }

    private synchronized ConversationView create(UUID person, NewConversation wanted) {
        if (wanted.key() != null && keys.containsKey(person + wanted.key())) {
            return keyed(person, wanted.key());
        }
        var now = Instant.now();
        var id = UUID.randomUUID();
        var made = ConversationView.builder()
                .id(id)
                .number(conversations.size() + 1)
                .kind(ConversationKind.AI)
                .ownerId(person)
                .title(wanted.title())
                .description(wanted.description())
                .visibility(Visibility.PRIVATE)
                .role(ParticipantRole.OWNER)
                .seq(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
        conversations.put(id, made);
        if (wanted.key() != null) {
            keys.put(person + wanted.key(), id);
        }
        logs.put(id, new ArrayList<>(List.of(new Change.ConversationCreated(1, made, now))));
        return made;
    }

    private synchronized List<UUID> conversationsOf(UUID person) {
        return conversations.values().stream()
                .filter(one -> one.ownerId().equals(person))
                .map(ConversationView::id)
                .toList();
    }

    private synchronized ConversationPage list(UUID person) {
        var mine = conversations.values().stream()
                .filter(one -> one.ownerId().equals(person))
                .map(this::asItIsNow)
                .toList();
        return new ConversationPage(mine, mine.size(), null);
    }

    private ConversationOverview overview(UUID person, String after) {
        var left = list(person).conversations().stream()
                .filter(one -> after == null || one.id().toString().compareTo(after) > 0)
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .toList();
        var page = left.stream()
                .limit(overviewPage)
                .map(one -> new ConversationSnapshot(one, crowd(person), List.of(), false, one.seq()))
                .toList();
        return new ConversationOverview(
                page, left.size() > page.size() ? page.getLast().conversation().id() : null);
    }

    /// `overviewPeople` of them, the one who asks last.
    private List<ParticipantView> crowd(UUID person) {
        return IntStream.rangeClosed(1, overviewPeople)
                .mapToObj(number -> new ParticipantView(
                        number == overviewPeople ? person : new UUID(0, number),
                        number,
                        "number " + number,
                        null,
                        ParticipantRole.MEMBER,
                        0,
                        null,
                        Instant.EPOCH,
                        null,
                        null))
                .toList();
    }

    private ConversationView asItIsNow(ConversationView made) {
        return ConversationView.builder()
                .id(made.id())
                .number(made.number())
                .kind(made.kind())
                .ownerId(made.ownerId())
                .title(made.title())
                .description(made.description())
                .visibility(made.visibility())
                .role(made.role())
                .pinned(made.pinned())
                .archived(made.archived())
                .seq(logs.get(made.id()).size())
                .readSeq(made.readSeq())
                .unread(made.unread())
                .messageCount(made.messageCount())
                .lastMessageAt(made.lastMessageAt())
                .createdAt(made.createdAt())
                .updatedAt(made.updatedAt())
                .build();
    }

    private synchronized ConversationView mine(UUID person, UUID conversation) {
        var found = conversations.get(conversation);
        if (found == null || !found.ownerId().equals(person)) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
        }
        return found;
    }

    private synchronized ConversationSnapshot snapshot(UUID person, UUID conversation) {
        var found = mine(person, conversation);
        return new ConversationSnapshot(
                found, List.of(), List.of(), false, logs.get(conversation).size());
    }

    private synchronized MessageView message(UUID person, UUID message) {
        return logs.values().stream()
                .flatMap(List::stream)
                .filter(Change.MessageSent.class::isInstance)
                .map(change -> ((Change.MessageSent) change).message())
                .filter(one -> one.id().equals(message) && person.equals(one.senderId()))
                .findFirst()
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such message"));
    }

    private synchronized void history(HttpServerRequest request, UUID person, UUID conversation) {
        mine(person, conversation);
        var messages = logs.get(conversation).stream()
                .filter(Change.MessageSent.class::isInstance)
                .map(change -> ((Change.MessageSent) change).message())
                .toList();
        afterHistory.run();
        answer(
                request,
                200,
                new MessagePage(
                        messages, messages.size(), logs.get(conversation).size(), false));
    }

    private void append(HttpServerRequest request, AppendBatch batch) {
        appends.incrementAndGet();
        if (unavailable.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(request, 503, AWAY);
        } else if (appendMillis > 0) {
            vertx.setTimer(appendMillis, _ -> answer(request, 200, append(batch)));
        } else {
            answer(request, 200, append(batch));
        }
    }

    private synchronized AppendResult append(AppendBatch batch) {
        return new AppendResult(batch.items().stream().map(this::append).toList());
    }

    private AppendOutcome append(NewMessage item) {
        var conversation = conversations.get(item.conversationId());
        if (conversation == null || !conversation.ownerId().equals(item.senderId())) {
            return AppendOutcome.refused(ErrorCode.NOT_FOUND);
        }
        var known = said(conversation.id()).stream()
                .filter(one -> item.key() != null && item.key().equals(one.key()))
                .findFirst();
        if (known.isPresent() && item.ai() == AskAi.ASK) {
            var first = known.get();
            return AppendOutcome.stored(
                    first.id(), first.number(), first.seq(), first.createdAt(), replies.firstTo(first.id()), first);
        }
        var stored = store(conversation.id(), item.senderId(), item.content(), item.key());
        var reply = item.ai() == AskAi.ASK ? replies.asked(conversation.id(), stored.id()) : null;
        return AppendOutcome.stored(stored.id(), stored.number(), stored.seq(), stored.createdAt(), reply, null);
    }

    /// Stores a message that no announcement tells of; `sender` null: the AI's.
    public synchronized MessageView store(UUID conversation, UUID sender, String content, String key) {
        var log = logs.get(conversation);
        var now = Instant.now();
        var seq = log.size() + 1L;
        var role = sender == null ? MessageRole.ASSISTANT : MessageRole.USER;
        var message = MessageView.builder()
                .id(UUID.randomUUID())
                .number(seq)
                .conversationId(conversation)
                .seq(seq)
                .changedSeq(seq)
                .senderId(sender)
                .role(role)
                .content(content)
                .contentType("text")
                .key(key)
                .tokenCount(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
        log.add(new Change.MessageSent(seq, message, null));
        return message;
    }

    /// Notes the next change of a conversation.
    synchronized void log(UUID conversation, LongFunction<Change> change) {
        var log = logs.get(conversation);
        log.add(change.apply(log.size() + 1L));
    }

    /// The messages of a conversation.
    public synchronized List<MessageView> said(UUID conversation) {
        return logs.get(conversation).stream()
                .filter(Change.MessageSent.class::isInstance)
                .map(change -> ((Change.MessageSent) change).message())
                .toList();
    }

    private synchronized ChangePage changes(UUID conversation, long after) {
        var log = logs.get(conversation);
        return new ChangePage(
                log.stream().filter(change -> change.seq() > after).toList(), log.size(), 1);
    }

    private synchronized LogPositions heads() {
        var heads = conversations.values().stream()
                .map(one -> new LogPosition(
                        one.id(), one.ownerId(), logs.get(one.id()).size(), ConversationKind.AI))
                .toList();
        return new LogPositions(heads, List.of(), List.of(), Instant.now());
    }

    private void answer(HttpServerRequest request, int status, Object body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", status < 400 ? "application/json" : Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            request.response().setStatusCode(500).end();
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
