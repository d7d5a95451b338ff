package dev.parley.gateway.limits;

import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What counts as a message although it is none: whoever asks the AI once more asks it, and of what is changed
/// everybody hears as of what is said.
@ApplicationScoped
public class Counted {
    private final PersonLimits limits;
    private final TextLimits texts;

    Counted(PersonLimits limits, TextLimits texts) {
        this.limits = limits;
        this.texts = texts;
    }

    /// `address`: where the caller is. Blocks.
    ///
    /// @throws RequestRejected `rate_limited`
    public void take(Caller caller, Command command, String address) {
        var kind = kind(command);
        if (kind != null) {
            take(caller, kind, address);
        }
        if (caller instanceof Caller.Member member) {
            PersonLimits.mustBeAllowed(texts.take(member.person().id(), text(command)));
        }
    }

    /// What is said by it at any length; null: nothing.
    private static @Nullable String text(Command command) {
        return switch (command) {
            case Command.EditMessage edit -> edit.content();
            case Command.PublishTopic publish -> publish.data();
            case Command.VisitTopic visit -> visit.visit().data();
            default -> null;
        };
    }

    /// The same for what a command only makes the AI do where something was left undone.
    public void takeAiMessage(Caller caller, String address) {
        take(caller, Kind.AI_MESSAGE, address);
    }

    private void take(Caller caller, Kind kind, String address) {
        // Who is nobody is refused by what it asks for.
        if (caller instanceof Caller.Member member) {
            limits.mustTake(member.person().id(), kind, member.guest() ? address : null);
        }
    }

    /// Null: it does not count, or as the message that it is.
    static @Nullable Kind kind(Command command) {
        return switch (command) {
            case Command.RegenerateReply _,
                    Command.StartDocument _,
                    Command.AnswerDocument _,
                    Command.ReviseDocument _,
                    Command.BeginDocument _,
                    Command.SayInDocument _ -> Kind.AI_MESSAGE;
            case Command.EditMessage _,
                    Command.DeleteMessage _,
                    Command.React _,
                    Command.CreateConversation _,
                    Command.ChangeConversation _,
                    Command.AddParticipant _,
                    Command.RemoveParticipant _,
                    Command.BlockPerson _,
                    Command.PublishTopic _,
                    Command.VisitTopic _ -> Kind.PEOPLE_MESSAGE;
            case Command.Locate(var what, var _) -> what instanceof Command.Numbered.Keyed ? Kind.PEOPLE_MESSAGE : null;
            default -> null;
        };
    }
}
