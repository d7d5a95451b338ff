package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.command.PendingCommand;
import dev.parley.gateway.connection.outbound.PendingSends;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import java.util.function.Function;
import java.util.function.Supplier;

/// Where a connection's commands may block: one at a time is carried out on a thread of its own and answered
/// here, while the next one waits. On the connection's event loop only, but for the work itself.
final class CommandExecutor {
    private final Client client;
    private final PendingSends sends;
    private final ConnectionLifecycle lifecycle;
    private final ConnectionContext around;
    private final Runnable refuseWaiting;

    /// `refuseWaiting` refuses what waits behind a command that was waited for in vain.
    CommandExecutor(
            Client client,
            PendingSends sends,
            ConnectionLifecycle lifecycle,
            ConnectionContext around,
            Runnable refuseWaiting) {
        this.client = client;
        this.sends = sends;
        this.lifecycle = lifecycle;
        this.around = around;
        this.refuseWaiting = refuseWaiting;
    }

    /// Whether the next command may be carried out now.
    boolean isReady() {
        return !lifecycle.isBusy()
                && !lifecycle.isClosing()
                && sends.count() < around.config().maxSendsUnderWay();
    }

    /// Whether nothing is under way.
    boolean isIdle() {
        return !lifecycle.isBusy() && sends.count() == 0;
    }

    /// The client has been greeted: commands are carried out from now on.
    void begin() {
        var dialect = client.dialect();
        var upgrade = dialect.upgrade();
        var presentedToken = client.identity().presentedToken();
        if (upgrade == null) {
            return;
        }
        if (dialect.has(Trait.SIGNS_IN_WITH_UPGRADE)) {
            carryOut(upgrade, dialect.entering());
        } else if (presentedToken != null) {
            // As if its first frame had said so: what follows waits for it.
            carryOut(upgrade, new Command.Authenticate(presentedToken, null));
        }
    }

    /// @throws RequestRejected as the command is refused at once
    void carryOut(FrameReference reference, Command command) {
        around.commands().carryOut(new Pending(reference), command);
    }

    private final class Pending implements PendingCommand {
        private final FrameReference reference;

        private Pending(FrameReference reference) {
            this.reference = reference;
        }

        @Override
        public Client client() {
            return client;
        }

        @Override
        public void answer(Answer answer) {
            client.answer(reference, answer);
        }

        @Override
        public void refuse(Rejection rejection) {
            client.refuse(reference, rejection);
        }

        @Override
        public PendingMessage.Sender sender(String key) {
            return sends.begin(reference, key);
        }

        @Override
        public <T> void block(Supplier<T> work, Function<T, Answer> then) {
            hold(() -> {
                var result = work.get();
                settled(() -> answer(result, then));
            });
        }

        private <T> void answer(T result, Function<T, Answer> then) {
            try {
                answer(then.apply(result));
            } catch (RequestRejected e) {
                refused(reference, e);
            } catch (RuntimeException e) {
                wentWrong(reference, e);
            }
        }

        @Override
        public void hold(Runnable work) {
            lifecycle.began();
            around.threads().execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    failed(reference, e);
                } catch (Error e) {
                    // Else it would wait for an answer for ever.
                    client.giveUp();
                    throw e;
                }
            });
        }

        @Override
        public void holdAfter(long nanos, Runnable work) {
            if (nanos <= 0) {
                hold(work);
                return;
            }
            lifecycle.began();
            client.soon(
                    () -> {
                        if (!client.isClosing()) {
                            hold(work);
                        }
                    },
                    nanos);
        }

        @Override
        public <T> void find(Supplier<T> work, Function<T, Command> then) {
            hold(() -> {
                var found = work.get();
                client.loop().execute(() -> client.orGiveUp(() -> found(reference, found, then)));
            });
        }

        @Override
        public void settled(Runnable answer) {
            client.loop().execute(() -> settle(answer));
        }

        @Override
        public void settle(Runnable answer) {
            CommandExecutor.this.settle(answer);
        }
    }

    private void settle(Runnable answer) {
        if (client.isClosed()) {
            return;
        }
        client.orGiveUp(() -> {
            answer.run();
            lifecycle.settled();
            client.goOn();
        });
    }

    private <T> void found(FrameReference reference, T found, Function<T, Command> then) {
        if (client.isClosed()) {
            return;
        }
        lifecycle.settled();
        try {
            carryOut(reference, then.apply(found));
        } catch (InvalidFrame e) {
            client.refuse(e.reference(), e.refusal());
        } catch (RequestRejected e) {
            client.refuse(reference, Rejection.of(e));
        } catch (RuntimeException e) {
            wentWrong(reference, e);
        }
        client.goOn();
    }

    private void failed(FrameReference reference, RuntimeException failure) {
        client.loop()
                .execute(() -> settle(() -> {
                    if (failure instanceof RequestRejected refused) {
                        refused(reference, refused);
                    } else {
                        wentWrong(reference, failure);
                    }
                }));
    }

    private void refused(FrameReference reference, RequestRejected refused) {
        client.refuse(reference, Rejection.of(refused));
        notSignedIn(refused.code());
        if (refused.code() == ErrorCode.UNAVAILABLE) {
            refuseWaiting.run();
        }
    }

    /// Where a frame has to sign in, a bad token ends it; a part of us that is away lets the client come
    /// back. What would be refused the next time, too, must not invite to try.
    private void notSignedIn(ErrorCode code) {
        if (client.identity().mustSignIn()) {
            var mayComeBack = code.retryable || code == ErrorCode.INTERNAL;
            client.close(mayComeBack ? CloseReason.SETUP_FAILED : CloseReason.NOT_AUTHENTICATED);
        }
    }

    private void wentWrong(FrameReference reference, RuntimeException bug) {
        around.bugs()
                .turn()
                .ifPresent(
                        leftOut -> Log.errorf(bug, "command failed connection=%s left_out=%d", client.id(), leftOut));
        client.refuse(reference, Rejection.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
    }
}
