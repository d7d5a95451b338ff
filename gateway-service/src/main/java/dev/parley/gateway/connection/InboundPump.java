package dev.parley.gateway.connection;

import dev.parley.gateway.limits.Decision;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.transport.InboundQueue;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;

/// What a client sends, on its way from frames to commands: each waits for its turn, is read in the dialect's
/// words, and refused where there are too many. On the connection's event loop only.
final class InboundPump {
    private final Connection connection;
    private final PendingSends sends;
    private final ConnectionTimeouts connectionTimeouts;
    private final OutboundPump outboundPump;
    private final ConnectionContext around;
    private final FrameLimits limits;
    private final InboundQueue inbox;

    InboundPump(
            Connection connection,
            PendingSends sends,
            ConnectionTimeouts connectionTimeouts,
            OutboundPump outboundPump,
            ConnectionContext around) {
        var config = around.config();
        this.connection = connection;
        this.sends = sends;
        this.connectionTimeouts = connectionTimeouts;
        this.outboundPump = outboundPump;
        this.around = around;
        this.limits = around.frameLimits(connection.dialect());
        this.inbox = new InboundQueue(config.maxWaitingFrames(), config.maxWaitingBytes());
    }

    void received(byte[] utf8) {
        connectionTimeouts.frame();
        if (connection.isClosing()) {
            return;
        }
        connection.dialect().apart(utf8).forEach(inbox::add);
        goOn();
    }

    void control() {
        if (connectionTimeouts.tooManyControls()) {
            connection.close(CloseReason.FLOOD);
        }
    }

    void binary() {
        connectionTimeouts.frame();
        if (!connection.isClosing()) {
            var refusal = connection.dialect().binaryRefused();
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
        if (!connection.isClosing()) {
            inbox.readOrNot(connection.socket(), outboundPump.isClear());
        }
    }

    /// Bytes of what waits for its turn.
    long held() {
        return inbox.held();
    }

    private boolean mayTakeUp() {
        return !connection.isBusy()
                && !connection.isClosing()
                && outboundPump.isClear()
                && sends.count() < around.config().maxSendsUnderWay();
    }

    private void handle(byte[] frame) {
        Object reference = null;
        try {
            var dialect = connection.dialect();
            var incoming = dialect.read(frame);
            if (incoming == null) {
                passedOver();
                return;
            }
            reference = incoming.reference();
            var decision = take(incoming.kind());
            if (!decision.allowed()) {
                connection.refuse(reference, Rejection.rateLimited(decision.retryAfterMillis()));
                countRefused();
                return;
            }
            around.commands().carryOut(connection, reference, incoming.command(connection.caller()));
        } catch (InvalidFrame e) {
            connection.refuse(e.reference(), e.refusal());
            countError();
        } catch (RequestRejected e) {
            connection.refuse(reference, Rejection.of(e));
        } catch (RuntimeException e) {
            complain(e);
            if (reference != null) {
                connection.refuse(reference, Rejection.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
            }
        } catch (Error e) {
            // An answer that cannot even be begun.
            complain(e);
            connection.close(CloseReason.SETUP_FAILED);
        }
    }

    private void complain(Throwable bug) {
        around.bugs()
                .turn()
                .ifPresent(
                        leftOut -> Log.errorf(bug, "frame failed connection=%s left_out=%d", connection.id(), leftOut));
    }

    /// Where a dialect has no words for a frame it is counted without any.
    private void passedOver() {
        if (!take(null).allowed()) {
            countRefused();
        }
    }

    private Decision take(String kind) {
        return connection.dialect().limited() ? limits.take(kind) : Decision.ALLOWED;
    }

    private void countRefused() {
        if (connectionTimeouts.tooManyRefused()) {
            connection.close(CloseReason.FLOOD);
        }
    }

    private void countError() {
        if (connectionTimeouts.tooManyErrors()) {
            connection.close(CloseReason.TOO_MANY_ERRORS);
        }
    }

    /// Behind a command that was waited for in vain they would wait twice as long.
    void refuseWaiting() {
        while (!connection.isClosing() && !inbox.isEmpty()) {
            try {
                var behind = connection.dialect().read(inbox.next());
                if (behind == null) {
                    continue;
                }
                connection.refuse(
                        behind.reference(),
                        Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment"));
            } catch (InvalidFrame e) {
                connection.refuse(e.reference(), e.refusal());
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
