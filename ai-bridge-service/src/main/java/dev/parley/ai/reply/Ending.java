package dev.parley.ai.reply;

/// What became of a reply in our hands.
enum Ending {
    COMPLETED,
    FAILED,
    /// Somebody stopped it; what it had said is kept.
    STOPPED,
    /// No provider took it; it is pending again.
    RELEASED,
    /// Somebody else has it now, or it has ended otherwise.
    DROPPED,
    /// It was not to be had: held by somebody, over, or waiting its turn in its conversation.
    NOT_OURS,
    /// session-service was away when we wanted to begin.
    NOT_BEGUN
}
