package dev.parley.gateway.connection;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where a connection's commands may block: one at a time is carried out on a thread of its own and answered
/// here, while the next one waits. On the connection's event loop only, but for the work itself.
final class CommandExecutor {
    private final Connection connection;
    private final InboundPump inboundPump;
    private final ConnectionLifecycle lifecycle;
    private final ConnectionContext around;

    CommandExecutor(
            Connection connection, InboundPump inboundPump, ConnectionLifecycle lifecycle, ConnectionContext around) {
        this.connection = connection;
        this.lifecycle = lifecycle;
        this.inboundPump = inboundPump;
        this.around = around;
    }

    /// The client has been greeted: commands are carried out from now on.
    void begin() {
        var dialect = connection.dialect();
        var presentedToken = connection.presentedToken();
        if (dialect.signsInWithUpgrade()) {
            around.commands().carryOut(connection, dialect.upgrade(), dialect.entering());
        } else if (presentedToken != null && dialect.upgrade() != null) {
            // As if its first frame had said so: what follows waits for it.
            around.commands().carryOut(connection, dialect.upgrade(), new Command.Authenticate(presentedToken, null));
        }
    }

    /// Does the work on a thread that may block, and the rest here; the next command waits for it.
    <T> void block(Object reference, Supplier<T> work, Function<T, Answer> then) {
        hold(reference, () -> {
            var result = work.get();
            connection.loop().execute(() -> settle(() -> answer(reference, result, then)));
        });
    }

    private <T> void answer(Object reference, T result, Function<T, Answer> then) {
        try {
            connection.answer(reference, then.apply(result));
        } catch (RequestRejected e) {
            refused(reference, e);
        } catch (RuntimeException e) {
            wentWrong(reference, e);
        }
    }

    /// The same for work that sees itself to the answer, by [#settle], if it does not fail.
    void hold(Object reference, Runnable work) {
        lifecycle.began();
        around.threads().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                failed(reference, e);
            } catch (Error e) {
                // Else it would wait for an answer for ever.
                connection.giveUp();
                throw e;
            }
        });
    }

    /// The same after so long, unless the connection ends before.
    void holdAfter(long nanos, Object reference, Runnable work) {
        if (nanos <= 0) {
            hold(reference, work);
            return;
        }
        lifecycle.began();
        connection.soon(
                () -> {
                    if (!connection.isClosing()) {
                        hold(reference, work);
                    }
                },
                nanos);
    }

    /// The end of what [#hold] or [#block] has begun, on the event loop: the next command has its turn.
    void settle(Runnable answer) {
        if (connection.isClosed()) {
            return;
        }
        connection.orGiveUp(() -> {
            answer.run();
            lifecycle.settled();
            connection.goOn();
        });
    }

    /// Finds out on a thread that may block what `then` makes a command of, here.
    <T> void find(Object reference, Supplier<T> work, Function<T, Command> then) {
        hold(reference, () -> {
            var found = work.get();
            connection.loop().execute(() -> connection.orGiveUp(() -> found(reference, found, then)));
        });
    }

    private <T> void found(Object reference, T found, Function<T, Command> then) {
        if (connection.isClosed()) {
            return;
        }
        lifecycle.settled();
        try {
            around.commands().carryOut(connection, reference, then.apply(found));
        } catch (InvalidFrame e) {
            connection.refuse(e.reference(), e.refusal());
        } catch (RequestRejected e) {
            connection.refuse(reference, Rejection.of(e));
        } catch (RuntimeException e) {
            wentWrong(reference, e);
        }
        connection.goOn();
    }

    private void failed(Object reference, RuntimeException failure) {
        connection
                .loop()
                .execute(() -> settle(() -> {
                    if (failure instanceof RequestRejected refused) {
                        refused(reference, refused);
                    } else {
                        wentWrong(reference, failure);
                    }
                }));
    }

    private void refused(Object reference, RequestRejected refused) {
        connection.refuse(reference, Rejection.of(refused));
        notSignedIn(refused.code());
        if (refused.code() == ErrorCode.UNAVAILABLE) {
            inboundPump.refuseWaiting();
        }
    }

    /// Where a frame has to sign in, a bad token ends it; a part of us that is away lets the client come
    /// back. What would be refused the next time, too, must not invite to try.
    private void notSignedIn(ErrorCode code) {
        if (connection.mustSignIn()) {
            var mayComeBack = code.retryable || code == ErrorCode.INTERNAL;
            connection.close(mayComeBack ? CloseReason.SETUP_FAILED : CloseReason.NOT_AUTHENTICATED);
        }
    }

    private void wentWrong(Object reference, RuntimeException bug) {
        around.bugs()
                .turn()
                .ifPresent(leftOut ->
                        Log.errorf(bug, "command failed connection=%s left_out=%d", connection.id(), leftOut));
        connection.refuse(reference, Rejection.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
    }
}
