package dev.parley.gateway.session;

import dev.parley.session.contract.conversation.ConversationsApi;
import dev.parley.session.contract.conversation.ParticipantsApi;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.document.DocumentsApi;
import dev.parley.session.contract.log.LogApi;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.MessageChangesApi;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.message.SearchApi;
import dev.parley.session.contract.person.BlocksApi;
import dev.parley.session.contract.person.KnownPeopleApi;
import dev.parley.session.contract.person.PeopleApi;
import dev.parley.session.contract.place.PlacesApi;
import dev.parley.session.contract.reply.RepliesApi;
import dev.parley.session.contract.reply.ReplyControlApi;
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
