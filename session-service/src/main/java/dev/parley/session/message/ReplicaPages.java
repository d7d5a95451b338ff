package dev.parley.session.message;

import dev.parley.session.conversation.Conversations;
import dev.parley.session.conversation.Conversations.Standing;
import dev.parley.session.identity.ReplicaTransactions;
import dev.parley.session.identity.ReplicaTransactions.Outcome;
import dev.parley.session.message.Pages.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Pages as a replica has them, read before the primary is asked, which then says whether they count: they do where the
/// conversation stands there as it does here.
@ApplicationScoped
class ReplicaPages {
    private final ReplicaTransactions replicaTransactions;
    private final Conversations conversations;
    private final Pages pages;

    ReplicaPages(ReplicaTransactions replicaTransactions, Conversations conversations, Pages pages) {
        this.replicaTransactions = replicaTransactions;
        this.conversations = conversations;
        this.pages = pages;
    }

    /// `standing` null: the replica knows of no such conversation, or not that the person may see it. `allPresent`:
    /// who has said some of it takes part still. That changes with the standing; what somebody is called does not.
    record Copy(@Nullable Standing standing, Page page, boolean allPresent) {}

    /// Empty where no replica answers.
    Optional<Copy> read(Optional<UUID> person, Section section) {
        return replicaTransactions.read(
                person,
                () -> conversations
                        .standing(section.conversation())
                        .map(standing -> copy(person, section, standing))
                        .orElseGet(() -> new Copy(null, new Page(List.of(), false), true)));
    }

    private Copy copy(Optional<UUID> person, Section section, Standing standing) {
        var page = section.of(pages, standing.seq());
        var former = conversations.formerAuthors(section.conversation(), person, page.messages());
        return new Copy(standing, page, former.isEmpty());
    }

    /// The copy where it is what the primary has, whose word `standing` is.
    Optional<Copy> counting(Optional<Copy> copy, Standing standing) {
        var counting = copy.filter(one -> standing.equals(one.standing()));
        copy.ifPresent(_ -> replicaTransactions.count(counting.isPresent() ? Outcome.SERVED : Outcome.BEHIND));
        return counting;
    }
}
