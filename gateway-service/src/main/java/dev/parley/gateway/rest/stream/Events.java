package dev.parley.gateway.rest.stream;

/// Server-sent events on their way to one reader. False: nobody takes them any more.
public interface Events {
    /// `data` has no line breaks.
    boolean send(String data) throws InterruptedException;

    /// A comment, which readers pass over.
    boolean beat() throws InterruptedException;

    /// `[DONE]`, the last event of a stream that is whole.
    void done() throws InterruptedException;

    /// Breaks off, so that nobody takes a part for the whole.
    void cut();
}
