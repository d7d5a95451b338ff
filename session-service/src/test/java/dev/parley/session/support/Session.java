package dev.parley.session.support;

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
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignInResult;
import dev.parley.session.contract.signin.SignedIn;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The service as another service calls it: over HTTP, by the contract's records, for itself or for one person.
public final class Session {
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

    public NumberedPlaces places() {
        return new NumberedPlaces(this);
    }

    public Replies replies() {
        return new Replies(this);
    }

    public <T> T send(String method, String path, Object body, Class<T> answer) {
        return ServiceHttp.send(person, method, path, body, answer);
    }

    public HttpResponse<String> raw(String method, String path, String body) {
        return ServiceHttp.raw(method, path, body, ServiceHttp.token(person));
    }
}
