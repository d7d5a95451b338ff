package dev.parley.gateway.protocol;

/// A frame whose envelope has been read: it is known what it is, not yet whether this caller may say it.
public interface DecodedFrame {
    /// What it is called in its dialect, for its own rate limit.
    String kind();

    /// What [Dialect] needs to answer this very frame.
    FrameReference reference();

    /// @throws InvalidFrame when this caller may not say this, or not like this
    Command command(Caller caller);
}
