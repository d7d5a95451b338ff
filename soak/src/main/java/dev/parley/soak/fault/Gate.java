package dev.parley.soak.fault;

import java.io.IOException;

/// A network that can be cut: nothing comes through then, and nobody is told.
public final class Gate {
    private boolean cut;

    public synchronized void cut() {
        cut = true;
    }

    public synchronized void heal() {
        cut = false;
        notifyAll();
    }

    /// Returns when the network is whole.
    synchronized void pass() throws IOException {
        try {
            while (cut) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
