package dev.parley.session.conversation;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationVersion;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ConversationsApi;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations, for the person the caller acts for.
class ConversationsResource implements ConversationsApi {
    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final Listing listing;
    private final Creating creating;
    private final Editing editing;
    private final Announcer announcer;
    private final Overviews overviews;

    ConversationsResource(
            ActorTransactions actorTransactions,
            Caller caller,
            Listing listing,
            Creating creating,
            Editing editing,
            Announcer announcer,
            Overviews overviews) {
        this.overviews = overviews;
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.listing = listing;
        this.creating = creating;
        this.editing = editing;
        this.announcer = announcer;
    }

    @Override
    public ConversationView create(NewConversation wanted) {
        var person = caller.someone();
        TitleRules.check(wanted);
        var repeatable = wanted.key() != null || wanted.kind() == ConversationKind.DIRECT;
        var created = actorTransactions.asService(repeatable, () -> creating.create(person, wanted));
        if (created.change() != null) {
            announce(created.view().id(), created.change());
            var joined =
                    new UserEvent.Joined(created.view().id(), created.view().kind(), created.change());
            created.people().forEach(participant -> announcer.tell(participant, joined));
        }
        if (created.silenced()) {
            var id = created.view().id();
            var first = created.people().getFirst();
            var last = created.people().getLast();
            var at = created.view().createdAt();
            // They were told of each other's presence by nothing before, or are so still.
            announcer.tell(first, new UserEvent.Silenced(id, last, true, false, at));
            announcer.tell(last, new UserEvent.Silenced(id, first, true, false, at));
        }
        return created.view();
    }

    @Override
    public ConversationPage list(
            boolean archived, @Nullable String kind, @Nullable String query, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > 200) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is between 1 and 200");
        }
        var filter = Filter.of(archived, kind, query);
        var after = Cursor.read(cursor);
        return actorTransactions.asCaller(true, () -> listing.page(caller.person(), filter, after, limit));
    }

    @Override
    public ConversationOverview overview(@Nullable UUID after, int limit) {
        var person = caller.someone();
        if (limit < 1) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is at least 1");
        }
        var most = Math.min(limit, ConversationOverview.MAX_PAGE);
        return actorTransactions.asServiceAtOneMoment(() -> overviews.page(person, after, most));
    }

    @Override
    public ConversationView keyed(String key) {
        var person = caller.someone();
        return actorTransactions.asCaller(true, () -> listing.keyed(person, key).view());
    }

    @Override
    public ConversationView get(UUID conversation) {
        return actorTransactions.asCaller(
                true, () -> listing.seen(conversation, caller.person()).view());
    }

    @Override
    public ConversationView change(UUID conversation, ConversationPatch patch) {
        TitleRules.check(patch);
        var edited = actorTransactions.asCaller(true, () -> editing.change(conversation, caller.person(), patch));
        announce(conversation, edited.change());
        if (edited.part() != null) {
            announcer.tell(edited.part().personId(), new UserEvent.PartMoved(edited.part()));
        }
        return edited.view();
    }

    @Override
    public void delete(UUID conversation, @Nullable ConversationVersion expected) {
        announce(
                conversation,
                actorTransactions.asService(false, () -> editing.delete(conversation, caller.person(), expected)));
    }

    private void announce(UUID conversation, @Nullable Change change) {
        if (change != null) {
            announcer.announce(conversation, List.of(change));
        }
    }
}
