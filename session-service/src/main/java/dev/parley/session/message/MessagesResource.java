package dev.parley.session.message;

import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessagesApi;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import dev.parley.session.message.ReplicaPages.Copy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// History. A page never goes beyond the `seq` it tells, so that page and later events together are exact.
class MessagesResource implements MessagesApi {
    private static final int MOST = 500;

    private final ActorTransactions actorTransactions;
    private final Conversations conversations;
    private final Pages pages;
    private final ReplicaPages replicaPages;
    private final Caller caller;

    MessagesResource(
            ActorTransactions actorTransactions,
            Conversations conversations,
            Pages pages,
            ReplicaPages replicaPages,
            Caller caller) {
        this.pages = pages;
        this.caller = caller;
        this.actorTransactions = actorTransactions;
        this.conversations = conversations;
        this.replicaPages = replicaPages;
    }

    @Override
    public MessagePage page(
            UUID conversation, @Nullable Long before, @Nullable Long after, @Nullable Integer from, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is between 1 and " + MOST);
        }
        if (from != null && from < 0) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The first message is number 0");
        }
        var section = new Section(conversation, before, after, from, limit);
        var replicas = replicaPages.read(caller.person(), section);
        return actorTransactions.asCallerAtOneMoment(() -> {
            var standing = conversations
                    .standing(conversation)
                    .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation"));
            var copy = replicaPages.counting(replicas, standing);
            var page = copy.map(Copy::page).orElseGet(() -> section.of(pages, standing.seq()));
            var former = copy.filter(Copy::allPresent).isPresent()
                    ? List.<KnownPerson>of()
                    : conversations.formerAuthors(conversation, caller.person(), page.messages());
            return new MessagePage(page.messages(), standing.messageCount(), standing.seq(), page.more(), former);
        });
    }
}
