package dev.parley.ai.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How replies are written.
@ConfigMapping(prefix = "bridge.reply")
public interface ReplyConfig {
    /// How long a reply is ours without a word from us; a bridge that dies costs its replies this much time.
    @WithDefault("30s")
    Duration lease();

    /// Also how long a wish to stop a reply may go unheard when Redis does not bring it.
    @WithDefault("4s")
    Duration renewEvery();

    /// Silence of a provider after which its answer counts as failed.
    @WithDefault("30s")
    Duration answerTimeout();

    /// Whether whatever a provider sends breaks its silence (what it thinks, comments, keep-alives), or words alone.
    @WithDefault("true")
    boolean anySignOfLife();

    /// How long the end of an answer waits until Redis has what was told before it.
    @WithDefault("1s")
    Duration toldWithin();

    /// For the whole answer, however much it talks.
    @WithDefault("10m")
    Duration maxDuration();

    /// Characters (UTF-16 units) kept of an answer; a longer one is cut, and says so.
    @WithDefault("200000")
    int maxAnswer();

    /// Characters told and kept of what an AI thinks.
    @WithDefault("32768")
    int maxReasoning();

    /// Characters of keys and values kept of what a provider tells besides.
    @WithDefault("16384")
    int maxMetadata();

    /// Characters of a model's name.
    @WithDefault("200")
    int maxModelName();

    /// Characters of what people are told of a failure.
    @WithDefault("500")
    int maxFailure();

    /// Replies written at a time.
    @WithDefault("256")
    int concurrent();

    /// Hints waiting for a place; one that finds no room is left to the sweeper.
    @WithDefault("10000")
    int queue();

    /// Between looks for replies nobody works on.
    @WithDefault("1s")
    Duration sweepEvery();

    /// How long a reply is left to its hint before a sweep takes it.
    @WithDefault("1s")
    Duration sweepIdle();

    /// Replies taken by one look.
    @WithDefault("64")
    int sweepLimit();

    /// How long replies under way may go on after SIGTERM.
    @WithDefault("8s")
    Duration shutdownGrace();

    /// How often an answer is offered to a session-service that stumbles over it.
    @WithDefault("5")
    int storeTries();

    /// The longest pause between tries to store an answer while session-service is away.
    @WithDefault("1s")
    Duration storeRetryMax();
}
