package dev.parley.session.support;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.service.management.ManagementServer;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationVersion;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.NewParticipant;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Participants;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.log.ChangePages;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.log.LogPositions;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessageEdit;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.message.ReactionChange;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.NewRevocation;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.place.Places;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.reply.OpenReplies;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.contract.reply.UnclaimedReplies;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignInResult;
import dev.parley.session.contract.signin.SignedIn;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service as another service calls it: over HTTP, by the contract's records, for itself or for one person.
public final class Session {
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // So that half of a surrogate pair can be said at all.
            .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ServiceTokenSigner GATEWAY =
            new ServiceTokenSigner("gateway-service", RealStores.SECRET, Clock.systemUTC());

    private final UUID person;

    private Session(UUID person) {
        this.person = person;
    }

    public static Session service() {
        return new Session(null);
    }

    /// A call for somebody without an account looks like one for the service itself; what it may do, the API decides.
    public static Session anonymous() {
        return new Session(null);
    }

    public static Session of(UUID person) {
        return new Session(person);
    }

    /// A person nobody else has.
    public static UUID somebody() {
        return signIn(UUID.randomUUID().toString()).person().id();
    }

    public static SignedIn signIn(String subject) {
        return service()
                .signIn(SignIn.builder()
                        .issuer("tests")
                        .subject(subject)
                        .name(subject)
                        .build());
    }

    public SignedIn signIn(SignIn signIn) {
        return signIn(List.of(signIn)).getFirst().get();
    }

    public List<SignInOutcome> signIn(List<SignIn> all) {
        return send("POST", "/internal/v1/people/sign-ins", new SignInBatch(all), SignInResult.class)
                .outcomes();
    }

    public ConversationView create(String title) {
        return create(NewConversation.alone(ConversationKind.AI, title, null, null));
    }

    public ConversationView keyed(String key) {
        return send(
                "GET",
                "/internal/v1/conversations/keyed?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8),
                null,
                ConversationView.class);
    }

    public List<ReplyView> open(UUID conversation) {
        return send(
                        "GET",
                        "/internal/v1/reply-control/conversations/" + conversation + "/open",
                        null,
                        OpenReplies.class)
                .replies();
    }

    public ConversationView create(NewConversation conversation) {
        return send("POST", "/internal/v1/conversations", conversation, ConversationView.class);
    }

    /// A group of its creator and these people.
    public ConversationView group(String title, UUID... people) {
        return create(new NewConversation(ConversationKind.GROUP, title, null, List.of(people), null));
    }

    public ConversationView direct(UUID other) {
        return create(new NewConversation(ConversationKind.DIRECT, null, null, List.of(other), null));
    }

    public ConversationSnapshot snapshot(UUID conversation, Long after, int limit) {
        return send(
                "GET",
                of(conversation, "snapshot") + "?limit=" + limit + (after == null ? "" : "&after=" + after),
                null,
                ConversationSnapshot.class);
    }

    public List<ParticipantView> participants(UUID conversation) {
        return send("GET", of(conversation, "participants"), null, Participants.class)
                .participants();
    }

    public List<ParticipantView> add(UUID conversation, UUID person, ParticipantRole role) {
        return send("POST", of(conversation, "participants"), new NewParticipant(person, role), Participants.class)
                .participants();
    }

    public List<ParticipantView> remove(UUID conversation, UUID person) {
        return send("DELETE", of(conversation, "participants/" + person), null, Participants.class)
                .participants();
    }

    public void leave(UUID conversation) {
        send("POST", of(conversation, "leave"), null, Void.class);
    }

    public ReadMark read(UUID conversation, long seq) {
        return send("POST", of(conversation, "read"), ReadMark.upTo(seq), ReadMark.class);
    }

    private static String of(UUID conversation, String what) {
        return "/internal/v1/conversations/" + conversation + "/" + what;
    }

    public ConversationPage list(String query) {
        return send("GET", "/internal/v1/conversations?" + query, null, ConversationPage.class);
    }

    public MessageView message(UUID message) {
        return send("GET", "/internal/v1/messages/" + message, null, MessageView.class);
    }

    public MessageView edit(UUID message, String content) {
        return edit(message, content, null);
    }

    public MessageView edit(UUID message, String content, Long expectedSeq) {
        return send(
                "PATCH", "/internal/v1/messages/" + message, new MessageEdit(content, expectedSeq), MessageView.class);
    }

    public MessageView unsay(UUID message) {
        return send("DELETE", "/internal/v1/messages/" + message, null, MessageView.class);
    }

    public MessageView unsay(UUID message, long expectedSeq) {
        return send("DELETE", "/internal/v1/messages/" + message + "?expected=" + expectedSeq, null, MessageView.class);
    }

    public MessageView react(UUID message, String emoji, boolean on) {
        return send(
                "POST",
                "/internal/v1/messages/" + message + "/reactions",
                new ReactionChange(emoji, on),
                MessageView.class);
    }

    public SearchPage search(String query, UUID conversation, int limit, String cursor) {
        return send(
                "GET",
                "/internal/v1/search?limit=" + limit + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + (conversation == null ? "" : "&conversation=" + conversation)
                        + (cursor == null ? "" : "&cursor=" + cursor),
                null,
                SearchPage.class);
    }

    public ReplyView stop(UUID reply) {
        return send("POST", "/internal/v1/reply-control/" + reply + "/stop", null, ReplyView.class);
    }

    public void interrupt(UUID conversation) {
        send("POST", "/internal/v1/reply-control/conversations/" + conversation + "/interrupt", null, Void.class);
    }

    public ReplyView regenerate(UUID message) {
        return send("POST", "/internal/v1/reply-control/messages/" + message + "/regenerate", null, ReplyView.class);
    }

    public ReplyView stopped(UUID reply, int attempt, String content) {
        return move(
                reply,
                "stopped",
                ReplyCompletion.builder()
                        .attempt(attempt)
                        .content(content)
                        .contentType("markdown")
                        .modelUsed("test-model")
                        .confidenceScore(0.9)
                        .processingTimeMs(12)
                        .tokensIn(30)
                        .tokensOut(5)
                        .metadata(Map.of("a", 1))
                        .build(),
                ReplyView.class);
    }

    public void trim(UUID conversation, long through) {
        send("POST", "/internal/v1/log/" + conversation + "/trim?through=" + through, null, Void.class);
    }

    public Revocation revoke(NewRevocation revocation) {
        return send("POST", "/internal/v1/revocations", revocation, Revocation.class);
    }

    public List<KnownPeople.KnownPerson> known(UUID... people) {
        return send("POST", "/internal/v1/people/known", List.of(people), KnownPeople.class)
                .people();
    }

    public ConversationPage list(boolean archived, int limit, String cursor) {
        var query = "?archived=" + archived + "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
        return send("GET", "/internal/v1/conversations" + query, null, ConversationPage.class);
    }

    public ConversationOverview overview(int limit) {
        return send("GET", "/internal/v1/conversations/overview?limit=" + limit, null, ConversationOverview.class);
    }

    public ConversationView get(UUID conversation) {
        return send("GET", "/internal/v1/conversations/" + conversation, null, ConversationView.class);
    }

    public ConversationView change(UUID conversation, ConversationPatch patch) {
        return send("PATCH", "/internal/v1/conversations/" + conversation, patch, ConversationView.class);
    }

    public void delete(UUID conversation, ConversationVersion expected) {
        send("DELETE", "/internal/v1/conversations/" + conversation + "?expected=" + expected, null, Void.class);
    }

    public void delete(UUID conversation) {
        send("DELETE", "/internal/v1/conversations/" + conversation, null, Void.class);
    }

    public List<AppendOutcome> append(NewMessage... items) {
        return append(Arrays.asList(items));
    }

    public List<AppendOutcome> append(List<NewMessage> items) {
        return append(items, null);
    }

    public List<AppendOutcome> append(List<NewMessage> items, String origin) {
        return send("POST", "/internal/v1/messages", new AppendBatch(items, origin), AppendResult.class)
                .outcomes();
    }

    public static NewMessage message(UUID conversation, UUID sender, String content) {
        return message(conversation, sender, UUID.randomUUID().toString(), content);
    }

    public static NewMessage message(UUID conversation, UUID sender, String key, String content) {
        return new NewMessage(conversation, sender, key, content, "text", null, null, 7, AskAi.AUTO);
    }

    public MessagePage page(UUID conversation, String query) {
        return send(
                "GET", "/internal/v1/conversations/" + conversation + "/messages?" + query, null, MessagePage.class);
    }

    public List<Place> places() {
        return send("GET", "/internal/v1/places", null, Places.class).places();
    }

    public Place numberedConversation(long number) {
        return send("GET", "/internal/v1/places/conversations/" + number, null, Place.class);
    }

    public MessageView numberedMessage(long number) {
        return send("GET", "/internal/v1/places/messages/" + number, null, MessageView.class);
    }

    public KnownPeople.KnownPerson numberedPerson(long number) {
        return send("GET", "/internal/v1/places/people/" + number, null, KnownPeople.KnownPerson.class);
    }

    public void delivered(Delivered.Item... items) {
        send("POST", "/internal/v1/places/delivered", new Delivered(List.of(items)), Void.class);
    }

    /// By conversation, after the changes given with them.
    public Map<UUID, ChangePage> log(Map<UUID, Long> positions, int limit) {
        var query = new ChangesQuery(
                positions.entrySet().stream()
                        .map(one -> new ChangesQuery.Position(one.getKey(), one.getValue()))
                        .toList(),
                limit);
        return send("POST", "/internal/v1/log/changes", query, ChangePages.class).pages().stream()
                .collect(Collectors.toMap(ChangePages.Of::conversationId, ChangePages.Of::page));
    }

    public ChangePage log(UUID conversation, long after, int limit) {
        return send(
                "GET",
                "/internal/v1/log/" + conversation + "?after=" + after + "&limit=" + limit,
                null,
                ChangePage.class);
    }

    public LogPositions heads(Instant since, UUID... people) {
        return send("POST", "/internal/v1/log/heads", new HeadsQuery(List.of(people), since), LogPositions.class);
    }

    public ReplyView reply(UUID reply) {
        return send("GET", "/internal/v1/replies/" + reply, null, ReplyView.class);
    }

    public List<UUID> unclaimed(long idleMillis) {
        return send("GET", "/internal/v1/replies?limit=1000&idle_ms=" + idleMillis, null, UnclaimedReplies.class)
                .replies();
    }

    public ReplyClaim claim(UUID reply, long leaseMillis) {
        return move(reply, "claim", new ReplyLease("tester", null, leaseMillis, 200), ReplyClaim.class);
    }

    public ReplyView renew(UUID reply, int attempt, long leaseMillis) {
        return move(reply, "renew", new ReplyLease("tester", attempt, leaseMillis, 0), ReplyView.class);
    }

    public ReplyView release(UUID reply, int attempt) {
        return move(reply, "release", new ReplyLease("tester", attempt, 0, 0), ReplyView.class);
    }

    public MessageView complete(UUID reply, int attempt, String content) {
        return move(
                reply,
                "complete",
                ReplyCompletion.builder()
                        .attempt(attempt)
                        .content(content)
                        .contentType("markdown")
                        .modelUsed("test-model")
                        .confidenceScore(0.9)
                        .processingTimeMs(12)
                        .tokensIn(30)
                        .tokensOut(5)
                        .metadata(Map.of("a", 1))
                        .build(),
                MessageView.class);
    }

    public ReplyView fail(UUID reply, ReplyFailure failure) {
        return move(reply, "fail", failure, ReplyView.class);
    }

    private <T> T move(UUID reply, String verb, Object body, Class<T> answer) {
        return send("POST", "/internal/v1/replies/" + reply + "/" + verb, body, answer);
    }

    public <T> T send(String method, String path, Object body, Class<T> answer) {
        var response = raw(method, path, text(body), GATEWAY.tokenFor("session-service", person));
        try {
            if (response.statusCode() >= 300) {
                throw JSON.readValue(response.body(), Problem.class).refusal();
            }
            return answer == Void.class ? null : JSON.readValue(response.body(), answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(method + " " + path + " answered " + response.body(), e);
        }
    }

    public HttpResponse<String> raw(String method, String path, String body) {
        return raw(method, path, body, GATEWAY.tokenFor("session-service", person));
    }

    /// What a gateway shows that acts for itself.
    public static String serviceToken() {
        return GATEWAY.tokenFor("session-service", null);
    }

    public static int port() {
        return URI.create(url()).getPort();
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    public static HttpResponse<String> raw(String method, String path, String body, String token) {
        var base = url();
        var request = HttpRequest.newBuilder(URI.create(base).resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A page for machines.
    public static HttpResponse<String> management(String path) {
        var server = Arc.container().instance(ManagementServer.class).get();
        return raw("GET", server.url(path).toString(), null, null);
    }

    private static String text(Object body) {
        try {
            return body == null ? null : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
