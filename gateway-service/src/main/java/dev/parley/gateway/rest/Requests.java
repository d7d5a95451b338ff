package dev.parley.gateway.rest;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.conversation.Locating;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.messaging.MessageSender;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.people.Blocking;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.reply.Replies;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Carries out what a connection could, without one, and waits for what it comes to. Blocks.
@ApplicationScoped
public class Requests {
    private final Conversations conversations;
    private final Locating locating;
    private final Messages messages;
    private final MessageSender messageSender;
    private final Replies replies;
    private final RestConfig config;
    private final Blocking blocking;
    private final CurrentUser currentUser;
    private final Counted counted;

    Requests(
            Conversations conversations,
            Locating locating,
            Messages messages,
            MessageSender messageSender,
            Replies replies,
            RestConfig config,
            Blocking blocking,
            CurrentUser currentUser,
            Counted counted) {
        this.counted = counted;
        this.blocking = blocking;
        this.currentUser = currentUser;
        this.conversations = conversations;
        this.locating = locating;
        this.messages = messages;
        this.messageSender = messageSender;
        this.replies = replies;
        this.config = config;
    }

    /// @throws RequestRejected as the command is refused
    /// @throws RefusedRequest the same, where there is more to say than a code
    public Answer carryOut(Caller caller, Command command) {
        counted.take(caller, command, currentUser.address());
        return switch (command) {
            case Command.ListConversations list -> conversations.list(caller, list);
            case Command.CreateConversation create -> conversations.create(caller, create);
            case Command.OpenConversation open -> conversations.snapshot(caller, open);
            case Command.LeaveConversation leave -> conversations.leave(caller, leave);
            case Command.ChangeConversation change -> conversations.change(caller, change);
            case Command.DeleteConversation delete -> conversations.delete(caller, delete);
            case Command.AddParticipant add -> conversations.add(caller, add);
            case Command.RemoveParticipant remove -> conversations.remove(caller, remove);
            case Command.ReadHistory read -> conversations.history(caller, read);
            case Command.MarkRead mark -> conversations.read(caller, mark);
            case Command.MarkMessageRead mark -> conversations.read(caller, mark);
            case Command.GetPresence get -> conversations.presence(caller, get);
            case Command.BlockPerson block -> blocking.block(caller, block);
            case Command.ListBlocked _ -> blocking.list(caller);
            case Command.Search search -> messages.search(caller, search);
            case Command.EditMessage edit -> messages.edit(caller, edit);
            case Command.DeleteMessage delete -> messages.delete(caller, delete);
            case Command.React react -> messages.react(caller, react);
            case Command.SendMessage send -> send(caller, send);
            case Command.StopReply stop -> replies.stop(caller, stop);
            case Command.RegenerateReply regenerate -> replies.regenerate(caller, regenerate);
            case Command.Locate(var what, var found) -> carryOut(caller, found.apply(locating.locate(caller, what)));
            default -> throw new RequestRejected(ErrorCode.BAD_REQUEST, "This takes a connection");
        };
    }

    private Answer send(Caller caller, Command.SendMessage send) {
        var message = PendingMessage.message(caller.mustBePerson(), send);
        if (send.interrupt()) {
            replies.interrupt(caller, send.conversation());
        }
        var isGuest = caller instanceof Caller.Member member && member.guest();
        var sending = new Sending(isGuest ? currentUser.address() : null);
        messageSender.send(message, sending);
        return sending.await(config.patience().toMillis());
    }

    /// One message on its way; all the sender's connections hear it.
    private static final class Sending implements PendingMessage.Sender {
        private final String guestAddress;

        private Sending(String guestAddress) {
            this.guestAddress = guestAddress;
        }

        @Override
        public String guestAddress() {
            return guestAddress;
        }

        private final CompletableFuture<Answer> settled = new CompletableFuture<>();

        @Override
        public Listener listener() {
            return null;
        }

        @Override
        public void stored(MessageView message, UUID reply) {
            settled.complete(new Answer.MessageStored(message, reply));
        }

        @Override
        public void refused(NewMessage message, Rejection rejection) {
            settled.completeExceptionally(new RefusedRequest(rejection));
        }

        Answer await(long millis) {
            try {
                return settled.get(millis, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RefusedRequest refused ? refused : new IllegalStateException(e);
            } catch (TimeoutException e) {
                throw new RequestRejected(
                        ErrorCode.UNAVAILABLE, "It is not known whether the message is stored: repeat it");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
            }
        }
    }
}
