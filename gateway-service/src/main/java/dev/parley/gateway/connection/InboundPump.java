package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ConnectionTimeouts;
import dev.parley.gateway.connection.outbound.OutboundPump;
import dev.parley.gateway.limits.Decision;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.transport.ClientSocket;
import dev.parley.gateway.transport.InboundQueue;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import org.jspecify.annotations.Nullable;

/// What a client sends, on its way from frames to commands: each waits for its turn, is read in the dialect's
/// words, and refused where there are too many. On the connection's event loop only.
final class InboundPump {
    private final Client client;
    private final CommandExecutor commandExecutor;
    private final ConnectionTimeouts connectionTimeouts;
    private final OutboundPump outboundPump;
    private final ClientSocket socket;
    private final ConnectionContext around;
    private final FrameLimits limits;
    private final InboundQueue inbox;

    InboundPump(
            Client client,
            CommandExecutor commandExecutor,
            ConnectionTimeouts connectionTimeouts,
            OutboundPump outboundPump,
            ClientSocket socket,
            ConnectionContext around) {
        var config = around.config();
        this.client = client;
        this.commandExecutor = commandExecutor;
        this.connectionTimeouts = connectionTimeouts;
        this.outboundPump = outboundPump;
        this.socket = socket;
        this.around = around;
        this.limits = around.limits().ofFrames(client.dialect());
        this.inbox = new InboundQueue(config.maxWaitingFrames(), config.maxWaitingBytes());
    }

    /// Bytes of a message that may come now: as many as the dialect reads and a little more, and fewer of a stranger.
    int maxMessageBytes() {
        var config = around.config();
        var identity = client.identity();
        var dialect = identity.dialect();
        var read = dialect.maxFrameBytes() + config.maxExcessBytes();
        if (identity.person() == null && identity.presentedToken() == null) {
            read = Math.min(read, Math.max(config.maxStrangerMessageBytes(), dialect.maxSignInBytes()));
        }
        return Math.min(read, config.maxMessageBytes());
    }

    void received(byte[] utf8) {
        connectionTimeouts.frame();
        if (client.isClosing()) {
            return;
        }
        client.dialect().apart(utf8).forEach(inbox::add);
        goOn();
    }

    void control() {
        if (connectionTimeouts.tooManyControls()) {
            client.close(CloseReason.FLOOD);
        }
    }

    void binary() {
        connectionTimeouts.frame();
        if (!client.isClosing()) {
            var refusal = client.dialect().binaryRefused();
            if (refusal == null) {
                passedOver();
            } else {
                outboundPump.write(refusal);
                countError();
            }
        }
    }

    /// Takes up what waits, as far as it may be now.
    void goOn() {
        while (mayTakeUp() && !inbox.isEmpty()) {
            handle(inbox.next());
        }
        readOrNot();
    }

    /// Listens to the client or not, for now.
    void readOrNot() {
        if (!client.isClosing()) {
            inbox.readOrNot(socket, outboundPump.isClear());
        }
    }

    /// Bytes of what waits for its turn.
    long held() {
        return inbox.held();
    }

    private boolean mayTakeUp() {
        return commandExecutor.isReady() && outboundPump.isClear();
    }

    private void handle(byte[] frame) {
        FrameReference reference = null;
        try {
            var dialect = client.dialect();
            var incoming = dialect.read(frame);
            if (incoming == null) {
                passedOver();
                return;
            }
            reference = incoming.reference();
            var decision = take(incoming.kind());
            if (!decision.allowed()) {
                client.refuse(reference, Rejection.rateLimited(decision.retryAfterMillis()));
                countRefused();
                return;
            }
            commandExecutor.carryOut(reference, incoming.command(client.caller()));
        } catch (InvalidFrame e) {
            client.refuse(e.reference(), e.refusal());
            countError();
        } catch (RequestRejected e) {
            refuse(reference, Rejection.of(e));
        } catch (RuntimeException e) {
            complain(e);
            refuse(reference, Rejection.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
        } catch (Error e) {
            // An answer that cannot even be begun.
            complain(e);
            client.close(CloseReason.SETUP_FAILED);
        }
    }

    /// Where it is known which frame it was.
    private void refuse(@Nullable FrameReference reference, Rejection rejection) {
        if (reference != null) {
            client.refuse(reference, rejection);
        }
    }

    private void complain(Throwable bug) {
        around.bugs()
                .turn()
                .ifPresent(leftOut -> Log.errorf(bug, "frame failed connection=%s left_out=%d", client.id(), leftOut));
    }

    /// Where a dialect has no words for a frame it is counted without any.
    private void passedOver() {
        if (!take(null).allowed()) {
            countRefused();
        }
    }

    private Decision take(@Nullable String kind) {
        return client.dialect().has(Trait.UNLIMITED) ? Decision.ALLOWED : limits.take(kind);
    }

    private void countRefused() {
        if (connectionTimeouts.tooManyRefused()) {
            client.close(CloseReason.FLOOD);
        }
    }

    private void countError() {
        if (connectionTimeouts.tooManyErrors()) {
            client.close(CloseReason.TOO_MANY_ERRORS);
        }
    }

    /// Behind a command that was waited for in vain they would wait twice as long.
    void refuseWaiting() {
        while (!client.isClosing() && !inbox.isEmpty()) {
            try {
                var behind = client.dialect().read(inbox.next());
                if (behind == null) {
                    continue;
                }
                client.refuse(
                        behind.reference(),
                        Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment"));
            } catch (InvalidFrame e) {
                client.refuse(e.reference(), e.refusal());
            }
        }
    }

    /// Whether no frame waits.
    boolean isEmpty() {
        return inbox.isEmpty();
    }

    /// Nothing more is taken up.
    void discard() {
        inbox.clear();
    }
}
