package dev.parley.gateway.limits;

import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import jakarta.enterprise.context.ApplicationScoped;

/// What counts as a message although it is none: whoever asks the AI once more asks it, and of what is changed
/// everybody hears as of what is said.
@ApplicationScoped
public class Counted {
    private final PersonLimits limits;

    Counted(PersonLimits limits) {
        this.limits = limits;
    }

    /// `address`: where the caller is. Blocks.
    ///
    /// @throws Refused `rate_limited`
    public void take(Caller caller, Command command, String address) {
        var kind = kind(command);
        if (kind != null) {
            var guest = caller instanceof Caller.Member member && member.guest();
            limits.mustTake(caller.mustBePerson(), kind, guest ? address : null);
        }
    }

    /// Null: it does not count.
    static Kind kind(Command command) {
        return switch (command) {
            case Command.RegenerateReply _ -> Kind.AI_MESSAGE;
            case Command.EditMessage _,
                    Command.DeleteMessage _,
                    Command.React _,
                    Command.ChangeConversation _,
                    Command.AddParticipant _,
                    Command.RemoveParticipant _ -> Kind.PEOPLE_MESSAGE;
            default -> null;
        };
    }
}
