package dev.parley.session.support;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.log.Heads;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.person.SignIn;
import dev.parley.session.contract.person.SignedIn;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.contract.reply.UnclaimedReplies;
import dev.parley.token.ServiceTokenSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service as another service calls it: over HTTP, by the contract's records, for itself or for one person.
public final class Session {
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
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
                .signIn(new SignIn("tests", subject, null, subject, null, null, null, null, null, null, null, null, 0));
    }

    public SignedIn signIn(SignIn signIn) {
        return send("POST", "/internal/v1/people", signIn, SignedIn.class);
    }

    public ConversationView create(String title) {
        return create(NewConversation.alone(ConversationKind.AI, title, null, null));
    }

    public ConversationView create(NewConversation conversation) {
        return send("POST", "/internal/v1/conversations", conversation, ConversationView.class);
    }

    public ConversationPage list(boolean archived, int limit, String cursor) {
        var query = "?archived=" + archived + "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
        return send("GET", "/internal/v1/conversations" + query, null, ConversationPage.class);
    }

    public ConversationView get(UUID conversation) {
        return send("GET", "/internal/v1/conversations/" + conversation, null, ConversationView.class);
    }

    public ConversationView change(UUID conversation, ConversationPatch patch) {
        return send("PATCH", "/internal/v1/conversations/" + conversation, patch, ConversationView.class);
    }

    public void delete(UUID conversation) {
        send("DELETE", "/internal/v1/conversations/" + conversation, null, Void.class);
    }

    public List<AppendOutcome> append(NewMessage... items) {
        return append(Arrays.asList(items));
    }

    public List<AppendOutcome> append(List<NewMessage> items) {
        return send("POST", "/internal/v1/messages", new AppendBatch(items), AppendResult.class)
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

    public ChangePage log(UUID conversation, long after, int limit) {
        return send(
                "GET",
                "/internal/v1/log/" + conversation + "?after=" + after + "&limit=" + limit,
                null,
                ChangePage.class);
    }

    public Heads heads(Instant since, UUID... people) {
        return send("POST", "/internal/v1/log/heads", new HeadsQuery(List.of(people), since), Heads.class);
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
                new ReplyCompletion(attempt, content, "markdown", "test-model", 0.9, 12, 30, 5, false, Map.of("a", 1)),
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
                var problem = JSON.readValue(response.body(), Problem.class);
                throw new Refused(problem.code(), problem.detail());
            }
            return answer == Void.class ? null : JSON.readValue(response.body(), answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(method + " " + path + " answered " + response.body(), e);
        }
    }

    public HttpResponse<String> raw(String method, String path, String body) {
        return raw(method, path, body, GATEWAY.tokenFor("session-service", person));
    }

    public static HttpResponse<String> raw(String method, String path, String body, String token) {
        var base = ConfigProvider.getConfig().getValue("test.url", String.class);
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

    private static String text(Object body) {
        try {
            return body == null ? null : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
