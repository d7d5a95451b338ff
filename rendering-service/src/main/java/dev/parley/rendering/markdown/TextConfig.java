package dev.parley.rendering.markdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much of a document is rendered. What is beyond is refused as too large, before it costs memory or time.
@ConfigMapping(prefix = "rendering.text")
public interface TextConfig {
    /// Bytes of Markdown in UTF-8.
    @WithDefault("262144")
    int maxSize();

    /// Characters of the title.
    @WithDefault("500")
    int maxTitle();

    /// Lines of Markdown.
    @WithDefault("10000")
    int maxLines();

    /// Blocks, quotations, lists and emphases within each other.
    @WithDefault("32")
    int maxDepth();

    /// Columns of a table. In narrow ones each letter becomes a line of its own: with 8, as many as the parts allow are
    /// laid out in 11 s on 460 MB, two documents at once; with 12 they are not within the time limit.
    @WithDefault("8")
    int maxColumns();

    /// Paragraphs, items, cells, words in bold and so on: what memory and layout time are in proportion to.
    @WithDefault("30000")
    int maxParts();
}
