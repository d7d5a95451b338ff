package dev.parley.ai.interview.builtin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/// How the built-in interviewer asks.
@ConfigMapping(prefix = "bridge.interview")
public interface InterviewConfig {
    /// How often an answer may be of no use before the interview is broken off.
    @WithDefault("3")
    int attempts();

    /// Where “today” is.
    @WithDefault("UTC")
    ZoneId timeZone();

    /// Versions of templates kept at hand.
    @WithDefault("200")
    int keptTemplates();

    /// Bytes of a document in UTF-8, as many as are exported (`rendering.text.max-size`): an answer that would make it
    /// larger is asked again.
    @WithDefault("262144")
    int maxDocument();

    /// Lines of a document, as many as are exported (`rendering.text.max-lines`).
    @WithDefault("10000")
    int maxDocumentLines();

    /// Paragraphs, lines, items, words in bold and so on of a document, as many as are exported
    /// (`rendering.text.max-parts`).
    @WithDefault("30000")
    int maxDocumentParts();

    /// Blocks, quotations, lists and emphases of a document within each other, as many as are exported
    /// (`rendering.text.max-depth`).
    @WithDefault("32")
    int maxDocumentDepth();

    /// Columns of a table, as many as are exported (`rendering.text.max-columns`).
    @WithDefault("8")
    int maxDocumentColumns();
}
