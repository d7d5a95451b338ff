package dev.parley.session.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How documents are made.
@ConfigMapping(prefix = "session.document")
interface DocumentConfig {
    /// Whether the templates that come with Parley are offered.
    @WithDefault("true")
    boolean shipTemplates();

    /// A session in which nothing has happened for so long can be taken up no more.
    @WithDefault("24h")
    Duration expireAfter();

    /// How often such sessions are looked for.
    @WithDefault("5m")
    Duration expireEvery();

    /// Nothing has come of what was said for so long: whoever worked on it is gone, and other words may take its place.
    @WithDefault("2m")
    Duration turnPatience();

    /// Characters of what somebody says in one turn.
    @WithDefault("10000")
    int maxContent();

    /// Characters of all answers of one session, with their names.
    @WithDefault("100000")
    int maxAnswers();

    /// Turns of one session.
    @WithDefault("2000")
    int maxTurns();

    /// Bytes of a document in UTF-8: no more than the rendering service takes (`rendering.text.max-size`), so that what
    /// is kept can be exported.
    @WithDefault("262144")
    int maxDocument();

    /// Lines of a document: no more than the rendering service takes (`rendering.text.max-lines`).
    @WithDefault("10000")
    int maxDocumentLines();
}
