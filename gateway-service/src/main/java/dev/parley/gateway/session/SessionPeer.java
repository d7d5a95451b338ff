package dev.parley.gateway.session;

import dev.parley.session.contract.conversation.ConversationsApi;
import dev.parley.session.contract.log.LogApi;
import dev.parley.session.contract.message.AppendApi;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.person.PeopleApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// All of one session-service, as its contract has it.
public record SessionPeer(
        PeopleApi people, ConversationsApi conversations, MessagesApi messages, AppendApi append, LogApi log) {

    // The contract's own interfaces, made known to Quarkus so that clients of them are generated.

    @RegisterRestClient
    interface People extends PeopleApi {}

    @RegisterRestClient
    interface Conversations extends ConversationsApi {}

    @RegisterRestClient
    interface Messages extends MessagesApi {}

    @RegisterRestClient
    interface Append extends AppendApi {}

    @RegisterRestClient
    interface Log extends LogApi {}
}
