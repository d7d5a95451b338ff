package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.connection.command.ConnectionCommands;
import dev.parley.gateway.connection.command.PendingCommand;
import dev.parley.gateway.connection.outbound.PendingSends;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Samples;
import dev.parley.gateway.protocol.avai.AvaiDialect;
import dev.parley.gateway.protocol.parley.ParleyDialect;
import dev.parley.gateway.protocol.parley.ParleyLimits;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a command comes to that blocks.
class CommandExecutorTest {
    private static final FrameReference FRAME = new FrameReference() {};
    private static final Command COMMAND = new Command.ListBlocked();
    private static final Answer DONE = new Answer.Done();

    /// A frame may sign in with it, and need not.
    private static final Dialect AVAI = new AvaiDialect(new AvaiDialect.Shared("1", 65_536, Samples.CLOCK), true);

    /// A frame has to sign in with it.
    private static final Dialect PARLEY =
            new ParleyDialect(new ParleyLimits("1", 65_536, 10_000, 100, 100, 25_000, 10, 10, 20, 20), Samples.CLOCK);

    private final ConnectionLifecycle lifecycle = new ConnectionLifecycle();
    private final Threads threads = new Threads();
    private final List<Command> carriedOut = new ArrayList<>();
    private RecordingClient client;
    private Consumer<PendingCommand> work = pending -> pending.answer(DONE);
    private boolean waitingRefused;

    /// Where commands may block: when the test says so.
    private static final class Threads extends AbstractExecutorService {
        private final Queue<Runnable> waiting = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        void run() {
            waiting.remove().run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    private CommandExecutor executor(Dialect dialect, String presentedToken) {
        client = new RecordingClient(dialect, presentedToken, lifecycle);
        var commands = new ConnectionCommands(null, null, null, null, null, null, null, null) {
            @Override
            public void carryOut(PendingCommand pending, Command command) {
                carriedOut.add(command);
                work.accept(pending);
            }
        };
        var around = new ConnectionContext(commands, null, null, null, null, null, threads);
        return new CommandExecutor(
                client, new PendingSends(client, null), lifecycle, around, () -> waitingRefused = true);
    }

    private CommandExecutor greeted(Dialect dialect) {
        var executor = executor(dialect, null);
        lifecycle.greeted();
        return executor;
    }

    private void rejects(ErrorCode code) {
        work = pending -> pending.block(() -> {
            throw new RequestRejected(code, "no");
        });
    }

    @Test
    void theNextCommandHasItsTurnWhenTheOneBeforeIsAnswered() {
        var executor = greeted(AVAI);
        work = pending -> pending.block(() -> DONE);

        executor.carryOut(FRAME, COMMAND);
        assertFalse(executor.isIdle());
        assertEquals(List.of(), client.heard);

        threads.run();
        assertTrue(executor.isIdle());
        assertEquals(List.of(DONE), client.heard);
        assertEquals(1, client.wentOn);
    }

    @Test
    void whatIsRejectedOnAThreadOfItsOwnIsRefused() {
        var executor = greeted(AVAI);
        rejects(ErrorCode.NOT_FOUND);

        executor.carryOut(FRAME, COMMAND);
        threads.run();

        assertEquals(List.of(ErrorCode.NOT_FOUND), client.heard);
        assertTrue(executor.isIdle());
        assertFalse(waitingRefused);
    }

    @Test
    void whatIsRejectedAtOnceIsForWhoeverAsks() {
        var executor = greeted(AVAI);
        work = _ -> {
            throw new RequestRejected(ErrorCode.CONFLICT, "no");
        };

        assertThrows(RequestRejected.class, () -> executor.carryOut(FRAME, COMMAND));
    }

    @Test
    void whatWaitsBehindACommandThatWasWaitedForInVainIsRefused() {
        var executor = greeted(AVAI);
        rejects(ErrorCode.UNAVAILABLE);

        executor.carryOut(FRAME, COMMAND);
        threads.run();

        assertTrue(waitingRefused);
    }

    @Test
    void whoHasToSignInIsClosedByARejection() {
        var executor = greeted(PARLEY);
        rejects(ErrorCode.UNAUTHENTICATED);

        executor.carryOut(FRAME, COMMAND);
        threads.run();

        assertEquals(List.of(ErrorCode.UNAUTHENTICATED, CloseReason.NOT_AUTHENTICATED), client.heard);
    }

    @Test
    void whoHasToSignInMayComeBackWhereThatIsNotItsFault() {
        var executor = greeted(PARLEY);
        rejects(ErrorCode.UNAVAILABLE);

        executor.carryOut(FRAME, COMMAND);
        threads.run();

        assertEquals(List.of(ErrorCode.UNAVAILABLE, CloseReason.SETUP_FAILED), client.heard);
    }

    @Test
    void nobodyIsAnsweredWhoHasGone() {
        var executor = greeted(AVAI);
        work = pending -> pending.block(() -> DONE);
        executor.carryOut(FRAME, COMMAND);

        lifecycle.ended();
        threads.run();

        assertEquals(List.of(), client.heard);
    }

    @Test
    void whatIsFoundIsCarriedOutAfterIt() {
        var executor = greeted(AVAI);
        work = pending -> pending.find(
                () -> {
                    work = found -> found.answer(DONE);
                    return Samples.CHAT;
                },
                Command.LeaveConversation::new);

        executor.carryOut(FRAME, COMMAND);
        threads.run();

        assertEquals(List.of(COMMAND, new Command.LeaveConversation(Samples.CHAT)), carriedOut);
        assertEquals(List.of(DONE), client.heard);
        assertTrue(executor.isIdle());
    }

    @Test
    void aTokenThatCameWithTheUpgradeSignsInBeforeAnythingElse() {
        var executor = executor(AVAI, "token");
        lifecycle.greeted();

        executor.begin();

        assertEquals(List.of(new Command.Authenticate("token", null)), carriedOut);
    }

    @Test
    void withoutATokenNobodyIsSignedIn() {
        var executor = executor(AVAI, null);
        lifecycle.greeted();

        executor.begin();

        assertEquals(List.of(), carriedOut);
    }
}
