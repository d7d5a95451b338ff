package dev.parley.gateway.connection.client;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of one socket's life.
@StaticInitSafe
@ConfigMapping(prefix = "gateway.connection")
public interface ConnectionConfig {
    /// Pause between the upgrade and the first frame: clients attach their listener after the open event, and a
    /// greeting that rides along with the 101 is lost for most of them (docs/dialects/README.md, rule 1).
    @WithDefault("50ms")
    Duration greetingDelay();

    /// Pause between `message_sent` and what the AI has to say to it, for the same reason.
    @WithDefault("20ms")
    Duration answerDelay();

    /// Bytes of one avai frame that is still read; a larger one is answered with an error.
    @WithDefault("10240")
    int maxAvaiFrameBytes();

    /// Bytes of one frame of the rooms dialect that is still read; a larger one is answered with an error.
    @WithDefault("65536")
    int maxRoomsFrameBytes();

    /// Bytes of one frame of the pitchey dialect that is still read; a larger one is answered with an error.
    @WithDefault("65536")
    int maxPitcheyFrameBytes();

    /// Bytes of one parley.v1 frame that is still read; a larger one is answered with an error.
    @WithDefault("131072")
    int maxParleyFrameBytes();

    /// Characters (UTF-16 units) of a message. No more than session-service takes (`session.append.max-content`).
    @WithDefault("10000")
    int maxContent();

    /// People a conversation may be created with.
    @WithDefault("1000")
    int maxParticipants();

    /// Conversations a client may go on in when it connects.
    @WithDefault("1000")
    int maxResume();

    /// Bytes of a WebSocket message (fragments joined) beyond which the connection is closed with 1009, whatever the
    /// dialect would read.
    @WithDefault("262144")
    int maxMessageBytes();

    /// Bytes a message may have beyond what the dialect reads, to be told so; after that 1009 is all it hears.
    @WithDefault("6144")
    int maxExcessBytes();

    /// Bytes of a message of somebody who has not signed in, and needs no more for it.
    @WithDefault("16384")
    int maxStrangerMessageBytes();

    /// How long a message may take from its first byte to its last, beside what its bytes may take
    /// (`min-bytes-per-second`).
    @WithDefault("8s")
    Duration maxUnfinished();

    /// Bytes of a message that come in a second, at the slowest.
    @WithDefault("2048")
    int minBytesPerSecond();

    /// Bytes the kernel may hold of what a connection has been written, which no budget of ours counts (Linux takes
    /// twice as much, for its own part); 0: as many as it likes, which is megabytes.
    @WithDefault("262144")
    int sendBufferBytes();

    /// Pings and pongs of a client, in a minute, before the connection is closed; 0: any number.
    @WithDefault("3000")
    int maxControlFramesPerMinute();

    /// Frames of a client that may wait for their turn before its socket is no longer read.
    @WithDefault("64")
    int maxWaitingFrames();

    /// Bytes of such frames.
    @WithDefault("262144")
    int maxWaitingBytes();

    /// Messages of one connection on their way to the log before its socket is no longer read.
    @WithDefault("64")
    int maxSendsUnderWay();

    /// Frames a slow reader may leave unread, beyond what the kernel and the channel hold, before it is closed.
    @WithDefault("1024")
    int maxOutboxFrames();

    /// Bytes of such frames.
    @WithDefault("1048576")
    long maxOutboxBytes();

    /// How long a reader may take nothing at all while frames wait for it, or be slower than
    /// `min-sent-bytes-per-second`.
    @WithDefault("10s")
    Duration maxStall();

    /// Bytes of what waits for it that a reader takes in a second, at the slowest.
    @WithDefault("2048")
    int minSentBytesPerSecond();

    /// Between two protocol pings; a connection silent for two of them is closed.
    @WithDefault("25s")
    Duration heartbeat();

    /// Without a frame from the client for this long, the connection is closed as inactive.
    @WithDefault("30m")
    Duration maxIdle();

    /// Commands refused for their number, in a minute, before the connection is closed; 0: any number.
    @WithDefault("1000")
    int maxRefusedPerMinute();

    /// Connections of one person to this gateway: with more of them the oldest one is closed.
    @WithDefault("100")
    int maxPerPerson();

    /// Where a frame has to sign in: how long after the upgrade at the latest.
    @WithDefault("5s")
    Duration signInWithin();

    /// How long before a token ends its bearer is told.
    @WithDefault("60s")
    Duration tokenWarning();

    /// Frames that could not be understood, in a minute, before the connection is closed; 0: any number.
    @WithDefault("100")
    int maxErrorsPerMinute();

    /// Clients of a closing server are asked to come back after a time up to this, each after another.
    @WithDefault("2s")
    Duration reconnectWithin();

    /// How long a closing server waits for what is under way to be answered.
    @WithDefault("2500ms")
    Duration drain();

    /// How long a close we began waits for the peer's own close frame.
    @WithDefault("2s")
    Duration closeHandshake();

    /// The same for a reader that was too slow: it has to read what lies before our close frame to learn why, and
    /// to resume. Only what the channel and the kernel hold is kept for it; when memory is short, it has no more
    /// time than all others.
    @WithDefault("15s")
    Duration slowCloseHandshake();

    /// How long the close frame is given to leave where a connection is cut for the memory it holds.
    @WithDefault("1s")
    Duration cutHandshake();
}
