package dev.parley.gateway.connection.command;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ClientIdentity;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import java.util.function.Function;
import java.util.function.Supplier;

/// A command that is being carried out for a client, which is answered or refused for it: at once, or after work that
/// may block, for which the client's next command waits. On the connection's event loop only, but for the work itself
/// and [#settled].
public interface PendingCommand {
    Client client();

    default ClientIdentity identity() {
        return client().identity();
    }

    default Caller caller() {
        return identity().caller();
    }

    /// From any thread.
    default String clientAddress() {
        return identity().clientAddress();
    }

    void answer(Answer answer);

    void refuse(Rejection rejection);

    /// Does the work on a thread that may block, and the rest here.
    <T> void block(Supplier<T> work, Function<T, Answer> then);

    /// The same for work that finds the answer itself.
    default void block(Supplier<? extends Answer> work) {
        this.<Answer>block(work::get, answer -> answer);
    }

    /// The same for work that sees itself to the answer, by [#settle], if it does not fail.
    void hold(Runnable work);

    /// The same after so long, unless the connection ends before.
    void holdAfter(long nanos, Runnable work);

    /// Finds out on a thread that may block what `then` makes a command of, here.
    <T> void find(Supplier<T> work, Function<T, Command> then);

    /// The end of what [#hold] has begun: the next command has its turn.
    void settle(Runnable answer);

    /// The same from any thread.
    void settled(Runnable answer);

    /// Who is told what becomes of a message with this key; further commands do not wait for that.
    PendingMessage.Sender sender(String key);
}
