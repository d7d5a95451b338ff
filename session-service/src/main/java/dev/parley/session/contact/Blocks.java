package dev.parley.session.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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

    /// In a direct conversation just begun: whoever is blocked may write nothing in it.
    public void apply(UUID conversation) {
        blocks.barIn(conversation);
    }
}
