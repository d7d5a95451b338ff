package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.AcceptedUpgrade;
import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ClientIdentity;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// Somebody who has not signed in, and what it hears: answers, rejections and why it is closed, in order. Its event
/// loop is the test's own thread.
final class RecordingClient implements Client {
    final List<Object> heard = new ArrayList<>();
    private final ClientIdentity identity;
    private final ConnectionLifecycle lifecycle;
    int wentOn;

    RecordingClient(Dialect dialect, String presentedToken, ConnectionLifecycle lifecycle) {
        var upgrade = new AcceptedUpgrade(dialect, presentedToken, null, "198.51.100.7", false, false, 0);
        this.identity = new ClientIdentity(upgrade, null, null, null);
        this.lifecycle = lifecycle;
    }

    @Override
    public String id() {
        return "c-1";
    }

    @Override
    public ClientIdentity identity() {
        return identity;
    }

    @Override
    public void answer(FrameReference reference, Answer answer) {
        heard.add(answer);
    }

    @Override
    public void refuse(FrameReference reference, Rejection rejection) {
        heard.add(rejection.code());
    }

    @Override
    public void write(byte[] frame) {
        heard.add(frame);
    }

    @Override
    public void hear(List<EncodedEvent> told) {
        heard.addAll(told);
    }

    @Override
    public void close(CloseReason reason) {
        lifecycle.close();
        heard.add(reason);
    }

    @Override
    public void drop() {
        lifecycle.close();
    }

    @Override
    public void giveUp() {
        close(CloseReason.SETUP_FAILED);
    }

    @Override
    public boolean isClosing() {
        return lifecycle.isClosing();
    }

    @Override
    public boolean isClosed() {
        return lifecycle.isClosed();
    }

    @Override
    public boolean isGone() {
        return lifecycle.isGone();
    }

    @Override
    public void goOn() {
        wentOn++;
    }

    @Override
    public void orGiveUp(Runnable work) {
        work.run();
    }

    @Override
    public void soon(Runnable action, long nanos) {
        action.run();
    }

    @Override
    public void weigh() {}

    @Override
    public Executor loop() {
        return Runnable::run;
    }

    @Override
    public CompletionStage<Boolean> caughtUp() {
        return CompletableFuture.completedStage(true);
    }
}
