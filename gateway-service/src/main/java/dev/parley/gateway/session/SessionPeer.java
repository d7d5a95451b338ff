package dev.parley.gateway.session;

import dev.parley.gateway.peer.PeerClients;
import dev.parley.service.peer.BlockingCalls;
import dev.parley.session.contract.conversation.ConversationsApi;
import dev.parley.session.contract.conversation.ParticipantsApi;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.document.DocumentsApi;
import dev.parley.session.contract.log.LogApi;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.AppendResult;
import dev.parley.session.contract.message.MessageChangesApi;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.message.SearchApi;
import dev.parley.session.contract.person.BlocksApi;
import dev.parley.session.contract.person.KnownPeopleApi;
import dev.parley.session.contract.place.PlacesApi;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.session.contract.reply.ReplyControlApi;
import dev.parley.session.contract.signin.PeopleApi;
import dev.parley.session.contract.signin.SignInResult;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// All of one session-service, as its contract has it.
public record SessionPeer(
        PeopleApi people,
        KnownPeopleApi knownPeople,
        BlocksApi blocks,
        ConversationsApi conversations,
        ParticipantsApi participants,
        MessagesApi messages,
        MessageChangesApi messageChanges,
        AppendApi append,
        SearchApi search,
        ReplyControlApi replies,
        RepliesApi replyStates,
        LogApi log,
        PlacesApi places,
        DocumentTemplatesApi documentTemplates,
        DocumentSessionsApi documentSessions,
        DocumentsApi documents) {

    /// One interface each, so that none can stand in another's place.
    static SessionPeer of(PeerClients.Maker make) {
        return new SessionPeer(
                people(make.blocking()),
                make.client(KnownPeople.class),
                make.client(Blocks.class),
                make.client(Conversations.class),
                make.client(Participants.class),
                make.client(Messages.class),
                make.client(MessageChanges.class),
                append(make.blocking()),
                make.client(Search.class),
                make.client(Replies.class),
                make.client(ReplyStates.class),
                make.client(Log.class),
                make.client(Places.class),
                make.client(DocumentTemplates.class),
                make.client(DocumentSessions.class),
                make.client(Documents.class));
    }

    // What a lane sends is sent by its own thread. Lambdas, because of a class Quarkus would make a resource.

    private static PeopleApi people(BlockingCalls calls) {
        return batch -> calls.post(PeopleApi.PATH + PeopleApi.SIGN_INS, batch, SignInResult.class);
    }

    private static AppendApi append(BlockingCalls calls) {
        return batch -> calls.post(AppendApi.PATH, batch, AppendResult.class);
    }

    // The contract's own interfaces, made known to Quarkus so that clients of them are generated.

    @RegisterRestClient
    interface KnownPeople extends KnownPeopleApi {}

    @RegisterRestClient
    interface Blocks extends BlocksApi {}

    @RegisterRestClient
    interface Conversations extends ConversationsApi {}

    @RegisterRestClient
    interface Participants extends ParticipantsApi {}

    @RegisterRestClient
    interface MessageChanges extends MessageChangesApi {}

    @RegisterRestClient
    interface Search extends SearchApi {}

    @RegisterRestClient
    interface Replies extends ReplyControlApi {}

    @RegisterRestClient
    interface ReplyStates extends RepliesApi {}

    @RegisterRestClient
    interface Messages extends MessagesApi {}

    @RegisterRestClient
    interface Log extends LogApi {}

    @RegisterRestClient
    interface Places extends PlacesApi {}

    @RegisterRestClient
    interface DocumentTemplates extends DocumentTemplatesApi {}

    @RegisterRestClient
    interface DocumentSessions extends DocumentSessionsApi {}

    @RegisterRestClient
    interface Documents extends DocumentsApi {}
}
