package dev.parley.session.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What other folders may ask of who has blocked whom. Within a transaction of the service.
@ApplicationScoped
public class Blocks {
    private final BlockRepository blocks;

    Blocks(BlockRepository blocks) {
        this.blocks = blocks;
    }

    /// Those among `people` who have blocked this one.
    public Set<UUID> blocking(UUID other, Collection<UUID> people) {
        return people.isEmpty() ? Set.of() : blocks.blocking(other, people);
    }

    /// Those among `people` of whom the person is not told when they are here: those who have blocked it, and those it
    /// has blocked, unless they meet elsewhere.
    public Set<UUID> hidden(UUID person, Collection<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        var hidden = new HashSet<>(blocks.blocking(person, people));
        hidden.addAll(blocks.apart(person, people));
        return hidden;
    }

    /// The direct conversations of these people in which one has blocked the other.
    public Map<UUID, List<UUID>> silenced(Set<UUID> people) {
        return people.isEmpty() ? Map.of() : blocks.silenced(people);
    }

    /// In a direct conversation just begun: whoever is blocked may write nothing in it. Whether there is somebody.
    public boolean apply(UUID conversation) {
        return blocks.barIn(conversation);
    }
}
