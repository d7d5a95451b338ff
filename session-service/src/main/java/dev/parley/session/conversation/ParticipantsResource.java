package dev.parley.session.conversation;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.NewParticipant;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Participants;
import dev.parley.session.contract.conversation.ParticipantsApi;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who takes part and how far they have read, for the person the caller acts for.
class ParticipantsResource implements ParticipantsApi {
    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final Listing listing;
    private final Participating participating;
    private final ParticipantRepository participants;
    private final History history;
    private final FormerAuthors formerAuthors;
    private final ConversationConfig config;
    private final Announcer announcer;

    ParticipantsResource(
            ActorTransactions actorTransactions,
            Caller caller,
            Listing listing,
            Participating participating,
            ParticipantRepository participants,
            History history,
            FormerAuthors formerAuthors,
            ConversationConfig config,
            Announcer announcer) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.listing = listing;
        this.participating = participating;
        this.participants = participants;
        this.history = history;
        this.formerAuthors = formerAuthors;
        this.config = config;
        this.announcer = announcer;
    }

    @Override
    public ConversationSnapshot snapshot(UUID conversation, @Nullable Long after, int limit) {
        if (limit < 0 || limit > config.maxSnapshot()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The limit is between 0 and " + config.maxSnapshot());
        }
        return actorTransactions.asCallerAtOneMoment(() -> {
            var seen = listing.seen(conversation, caller.person());
            var extract = history.extract(conversation, after, seen.conversation().lastSeq, limit);
            var looksOn = seen.participant() == null;
            var people = looksOn ? List.<ParticipantView>of() : everybody(conversation);
            var present = people.stream().map(ParticipantView::userId).collect(Collectors.toSet());
            return new ConversationSnapshot(
                    seen.view(),
                    people,
                    extract.messages(),
                    extract.more(),
                    seen.conversation().lastSeq,
                    looksOn ? List.of() : formerAuthors.of(conversation, extract.messages(), present));
        });
    }

    @Override
    public Participants participants(UUID conversation) {
        return actorTransactions.asCaller(true, () -> {
            listing.seen(conversation, caller.person()).part(); // Or it is refused.
            return new Participants(everybody(conversation));
        });
    }

    private List<ParticipantView> everybody(UUID conversation) {
        return actorTransactions.elevated(() -> participants.named(conversation).stream()
                .map(NamedParticipant::view)
                .toList());
    }

    @Override
    public Participants add(UUID conversation, NewParticipant participant) {
        var person = caller.someone();
        if (participant == null || participant.userId() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Who is to take part is missing");
        }
        var moved = actorTransactions.asService(() -> participating.add(person, conversation, participant));
        announce(conversation, moved.change());
        if (moved.joined() != null) {
            announcer.tell(participant.userId(), moved.joined());
        }
        return moved.all();
    }

    @Override
    public Participants remove(UUID conversation, UUID participant) {
        var person = caller.someone();
        var moved = actorTransactions.asService(() -> participating.remove(person, conversation, participant));
        announce(conversation, moved.change());
        return moved.all();
    }

    @Override
    public void leave(UUID conversation) {
        var person = caller.someone();
        announce(conversation, actorTransactions.asService(false, () -> participating.leave(person, conversation)));
    }

    @Override
    public ReadMark read(UUID conversation, ReadMark mark) {
        var person = caller.someone();
        if (mark == null || mark.seq() < 0) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A marker stands at 0 or beyond");
        }
        var marked = actorTransactions.asCaller(true, () -> {
            var done = participating.read(person, conversation, mark.seq());
            return new Reading(
                    done, listing.unread(person, conversation), done.moved() ? last(conversation, done) : null);
        });
        var stands = marked.done;
        if (stands.moved()) {
            announcer.tell(
                    conversation, new Ephemeral.ReadMarked(person, stands.seq(), stands.at(), marked.lastMessage));
        }
        return new ReadMark(stands.seq(), stands.at(), marked.unread);
    }

    /// `lastMessage` null: the marker did not move, or no message lies before it.
    private record Reading(Participating.Marked done, int unread, Ephemeral.@Nullable ReadMessage lastMessage) {}

    private Ephemeral.@Nullable ReadMessage last(UUID conversation, Participating.Marked done) {
        return history.extract(conversation, null, done.seq(), 1).messages().stream()
                .map(message -> new Ephemeral.ReadMessage(message.id(), message.number(), message.senderId()))
                .findFirst()
                .orElse(null);
    }

    private void announce(UUID conversation, @Nullable Change change) {
        if (change != null) {
            announcer.announce(conversation, List.of(change));
        }
    }
}
