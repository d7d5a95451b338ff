package dev.parley.gateway.protocol;

/// What a dialect needs to answer one frame of its own, or the upgrade by which somebody signed in. Only the dialect
/// that made it looks inside.
public interface FrameReference {}
