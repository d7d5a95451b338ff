package dev.parley.session.contract.message;

import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import java.util.List;

/// A page of a conversation's messages, oldest first. `total` counts all its messages, `seq` is its last change, `more`
/// says whether the direction asked for goes on. `former` are those who have said some of `messages` and take part no
/// longer; none for an onlooker.
public record MessagePage(List<MessageView> messages, long total, long seq, boolean more, List<KnownPerson> former) {
    public MessagePage {
        former = former == null ? List.of() : former;
    }

    /// Where everybody who has said anything takes part.
    public MessagePage(List<MessageView> messages, long total, long seq, boolean more) {
        this(messages, total, seq, more, List.of());
    }
}
