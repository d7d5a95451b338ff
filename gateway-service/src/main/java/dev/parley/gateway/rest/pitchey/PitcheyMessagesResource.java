package dev.parley.gateway.rest.pitchey;

import dev.parley.gateway.conversation.Overviews;
import dev.parley.gateway.people.Acquaintances;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.protocol.pitchey.PitcheyForm;
import dev.parley.gateway.rest.Asker;
import dev.parley.gateway.rest.Requests;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Conversations and messages by their numbers.
@Path("/api/messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class PitcheyMessagesResource {
    private static final int PAGE = 50;

    private final Asker asker;
    private final Requests requests;
    private final Acquaintances acquaintances;
    private final PitcheyForm form;
    private final Overviews overviews;

    PitcheyMessagesResource(Asker asker, Requests requests, Acquaintances acquaintances, Overviews overviews) {
        this.overviews = overviews;
        this.asker = asker;
        this.requests = requests;
        this.acquaintances = acquaintances;
        this.form = new PitcheyForm(acquaintances, acquaintances);
    }

    @GET
    @Path("/conversations")
    public byte[] conversations() {
        var all = overviews.of(self());
        all.forEach(acquaintances::learn);
        return form.conversations(all, self());
    }

    /// The newest first page; `cursor` goes back in time.
    @GET
    @Path("/{conversation}/messages")
    public byte[] messages(@PathParam("conversation") String conversation, @QueryParam("cursor") String cursor) {
        var before = before(cursor);
        var snapshot = look(number(conversation), 0);
        var id = snapshot.conversation().id();
        var page = ((Answer.History) ask(new Command.ReadHistory(id, before, null, null, PAGE))).page();
        return form.messages(
                snapshot,
                self(),
                page.messages(),
                page.more() ? Long.toString(page.messages().getFirst().seq()) : null);
    }

    private static Long before(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new Refused(ErrorCode.BAD_REQUEST, "cursor is not one of ours");
        }
        return Long.valueOf(cursor);
    }

    @POST
    @Path("/send")
    public Response send(byte[] body) {
        var sent = (Answer.MessageStored) ask(form.send(ParleyForm.fields(body), asker.member()));
        look(sent.message().conversationId(), 0);
        return Response.status(201).entity(form.sent(sent.message())).build();
    }

    @POST
    @Path("/conversations/{conversation}/read")
    @Consumes(MediaType.WILDCARD)
    public Response read(@PathParam("conversation") String conversation) {
        var snapshot = look(number(conversation), 0);
        ask(new Command.MarkRead(snapshot.conversation().id(), snapshot.seq()));
        return Response.ok("{\"success\":true}").build();
    }

    private Answer ask(Command command) {
        return requests.carryOut(asker.member(), command);
    }

    private UUID self() {
        return asker.member().person().id();
    }

    /// The conversation with its newest messages, and the names and numbers of all in it learnt.
    private ConversationSnapshot look(UUID conversation, int messages) {
        return looked(ask(new Command.OpenConversation(conversation, null, messages)));
    }

    private ConversationSnapshot look(long number, int messages) {
        return looked(ask(new Command.Locate(
                new Command.Numbered.Conversation(number),
                found -> new Command.OpenConversation(found.conversation(), null, messages))));
    }

    private ConversationSnapshot looked(Answer answer) {
        var snapshot = ((Answer.ConversationOpened) answer).snapshot();
        acquaintances.learn(snapshot);
        return snapshot;
    }

    /// @throws Refused `not_found`: what is no number of ours is the number of nothing
    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refused(ErrorCode.NOT_FOUND, "No such conversation");
        }
        return Long.parseLong(text);
    }
}
