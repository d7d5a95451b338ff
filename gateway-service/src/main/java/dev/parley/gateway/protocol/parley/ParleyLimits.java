package dev.parley.gateway.protocol.parley;

/// What a client of parley.v1 is told of its bounds, and what of them the dialect itself keeps. Sizes in bytes of UTF-8
/// or in characters (UTF-16 units), as named.
public record ParleyLimits(
        String serverVersion,
        int maxFrameBytes,
        int maxContentCharacters,
        int maxResume,
        int maxParticipants,
        long heartbeatMillis,
        int commandsPerSecond,
        int messagesPerSecond,
        int messagesBurst,
        int aiMessagesPerMinute) {}
