package dev.parley.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/// How much one may do. 0 switches a limit off.
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {
    /// Messages that ask the AI, a person and minute, over all gateways.
    @WithDefault("60")
    int aiMessagesPerMinute();

    /// Messages between people, a person and second, over all gateways.
    @WithDefault("30")
    int peopleMessagesPerSecond();

    /// Messages between people a person may send at once.
    @WithDefault("300")
    int peopleMessagesBurst();

    /// Changes of one person's typing others are told of, a second, at one gateway; more are told to nobody.
    @WithDefault("5")
    int typingPerSecond();

    /// Changes of one person's typing that may be told at once.
    @WithDefault("20")
    int typingBurst();

    /// Between two changes of one person's typing in one conversation, at least: of several the last is told.
    @WithDefault("250ms")
    Duration typingPace();

    /// Bytes of text one person may say a second, in messages, their changes and what is said of topics, at one
    /// gateway.
    @WithDefault("524288")
    int textBytesPerSecond();

    /// Bytes of text one person may say at once.
    @WithDefault("4194304")
    int textBytesBurst();

    /// Messages of guests that ask the AI, an address and minute, over all gateways (of IPv6 a /64; twice as many of a
    /// /56, four times as many of a /48).
    @WithDefault("60")
    int guestAiMessagesPerMinute();

    /// The same for all guests together.
    @WithDefault("600")
    int allGuestsAiMessagesPerMinute();

    /// Other messages of guests, an address (counted likewise) and minute, over all gateways.
    @WithDefault("300")
    int guestMessagesPerMinute();

    /// The same for all guests together.
    @WithDefault("6000")
    int allGuestsMessagesPerMinute();

    /// Commands of parley.v1, a connection and second.
    @WithDefault("100")
    int commandsPerSecond();

    /// Commands of parley.v1 a connection may send at once.
    @WithDefault("1000")
    int commandsBurst();

    /// Frames of one type, a connection and minute.
    @WithDefault("100")
    int framesPerMinute();

    /// Attempts to connect, at one gateway and in a minute: of one person, and of the strangers at one address (of IPv6
    /// a /64; twice as many of a /56, four times as many of a /48). Beyond it a stranger has to sign in at once.
    @WithDefault("1200")
    int connectionsPerMinute();

    /// Connections of one address (counted likewise) nobody has signed in on, at one gateway: the one that has been
    /// idle longest makes room for the next.
    @WithDefault("1024")
    int strangersOfAddress();

    /// Connections of all addresses nobody has signed in on, in number, at one gateway: where there are more,
    /// the one makes room that has been idle longest at the address that has most. By itself half of the
    /// connections there may be (`gateway.transport.max-connections`), and as many as a sixteenth of the heap
    /// pays for at 8 KiB each. 0: without a bound of its own.
    OptionalInt strangers();

    /// How long a decision waits for Redis; after that this gateway decides by itself.
    @WithDefault("150ms")
    Duration redisPatience();

    /// How long this gateway goes on deciding by itself before it tries Redis again.
    @WithDefault("1s")
    Duration redisPause();

    /// Decisions asked of Redis in one round trip.
    @WithDefault("256")
    int maxBatch();
}
